// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QStringView>

namespace Parlor {

/// Writes one JSON object into a byte array, in the order of the calls; no look-ahead, no tree. The caller
/// keeps begin and end balanced. RFC 8259.
class JsonWriter
{
public:
    JsonWriter() { m_out.reserve(256); }

    void beginObject() { begin('{'); }
    void endObject() { end('}'); }
    void beginArray() { begin('['); }
    void endArray() { end(']'); }

    void key(const char *name);
    void value(QStringView text);
    void value(qint64 number);
    void value(bool flag);
    /// @p json: one value, encoded before.
    void encoded(QByteArrayView json);

    /// A field of the object that is open; `optional...` write nothing for an empty, zero or false value.
    template <typename T>
    void field(const char *name, const T &content)
    {
        key(name);
        value(content);
    }
    void field(const char *name, int content) { field(name, qint64(content)); }
    void optionalField(const char *name, QStringView text)
    {
        if (!text.isEmpty())
            field(name, text);
    }
    void optionalField(const char *name, bool flag)
    {
        if (flag)
            field(name, flag);
    }

    QByteArray take() { return std::move(m_out); }

private:
    void begin(char bracket);
    void end(char bracket);
    void separate();

    QByteArray m_out;
    bool m_first = true;
};

} // namespace Parlor
