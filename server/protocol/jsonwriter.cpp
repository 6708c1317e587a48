// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/jsonwriter.h"

namespace Parlor {

void JsonWriter::separate()
{
    if (!m_first)
        m_out += ',';
    m_first = false;
}

void JsonWriter::begin(char bracket)
{
    separate();
    m_out += bracket;
    m_first = true;
}

void JsonWriter::end(char bracket)
{
    m_out += bracket;
    m_first = false;
}

void JsonWriter::key(const char *name)
{
    separate();
    m_out += '"';
    m_out += name;
    m_out += "\":";
    m_first = true; // the value that follows needs no comma
}

void JsonWriter::value(QStringView text)
{
    separate();
    m_out += '"';
    const QByteArray utf8 = text.toUtf8(); // a lone surrogate becomes U+FFFD here
    qsizetype plain = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        m_out += QByteArrayView(utf8).sliced(plain, i - plain);
        plain = i + 1;
        if (c == '"' || c == '\\') {
            m_out += '\\';
            m_out += char(c);
        } else {
            constexpr char digits[] = "0123456789abcdef";
            m_out += "\\u00";
            m_out += digits[c >> 4];
            m_out += digits[c & 15];
        }
    }
    m_out += QByteArrayView(utf8).sliced(plain);
    m_out += '"';
}

void JsonWriter::encoded(QByteArrayView json)
{
    separate();
    m_out += json;
}

void JsonWriter::value(qint64 number)
{
    separate();
    m_out += QByteArray::number(number);
}

void JsonWriter::value(bool flag)
{
    separate();
    m_out += flag ? "true" : "false";
}

} // namespace Parlor
