// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/commandline.h"

#include "app/configfile.h"
#include "client/core/joinsettings.h"

#include <QCommandLineParser>
#include <QHostInfo>
#include <QTextStream>

namespace Parlor {

namespace {

constexpr int usageError = 2;

PrintAndExit usage(const QString &problem)
{
    return {problem + QStringLiteral(" (--help lists what can be given)"), usageError};
}

QString option(const char *name)
{
    return QString::fromLatin1(name);
}

void addServerOptions(QCommandLineParser &parser)
{
    parser.addOption({option("address"), option("Listen on this address only (default: all, IPv4 and IPv6)."),
                      option("ADDR")});
    parser.addOption(
        {option("port"), option("Listen on this port; 0: any free one (default: 8080)."), option("N")});
    parser.addOption({option("title"), option("What the chat is called."), option("TEXT")});
}

void addCommonOptions(QCommandLineParser &parser)
{
    parser.addOption({option("data"), option("Folder for what is kept."), option("DIR")});
    parser.addOption({{option("h"), option("help")}, option("Print this help.")});
    parser.addOption({{option("v"), option("version")}, option("Print the version.")});
}

QString serverHelp()
{
    QString text;
    QTextStream out(&text);
    out << "\nCommands that work on the folder of a chat, also while a server runs on it:\n"
           "  parlor-server export --data DIR [--room ROOM] [--format html|jsonl|text] [--output FILE]\n"
           "  parlor-server backup --data DIR FILE\n"
           "  parlor-server restore --data DIR FILE\n";
    out << "\nLimits (--limit NAME=VALUE, 0 turns one off, all=0 turns all off):\n";
    for (const LimitInfo &row : Limits::table()) {
        const QString value = QString::number(row.value) + u' ' + QLatin1String(row.unit);
        out << "  " << QString::fromLatin1(row.name).leftJustified(26) << value.leftJustified(22)
            << row.reason << '\n';
    }
    return text;
}

// What can be said without looking at the values: help, version, a wrong option, a word too much.
std::optional<PrintAndExit> parse(QCommandLineParser &parser, const QStringList &arguments,
                                  const QString &moreHelp)
{
    if (!parser.parse(arguments))
        return usage(parser.errorText());
    if (parser.isSet(option("help")))
        return PrintAndExit{parser.helpText() + moreHelp, 0};
    if (parser.isSet(option("version")))
        return PrintAndExit{QStringLiteral("parlor " PARLOR_VERSION "\n"), 0};
    if (!parser.positionalArguments().isEmpty())
        return usage(
            QStringLiteral("\"%1\" is not expected here").arg(parser.positionalArguments().constFirst()));
    for (const QString &name : parser.optionNames()) {
        if (parser.values(name).contains(QString()))
            return usage(QStringLiteral("--%1 is empty").arg(name));
    }
    return std::nullopt;
}

/// The values of one option: from the command line or, when it says nothing, from the configuration file.
class Values
{
public:
    Values(const QCommandLineParser &parser, const ConfigFile &file)
        : m_parser(parser)
        , m_file(file)
    { }
    QStringList all(const char *name) const
    {
        const QStringList given = m_parser.values(option(name));
        return given.isEmpty() ? m_file.values.value(option(name)) : given;
    }
    QString last(const char *name) const
    {
        const QStringList values = all(name);
        return values.isEmpty() ? QString() : values.constLast();
    }

private:
    const QCommandLineParser &m_parser;
    const ConfigFile &m_file;
};

// @return what is wrong, or nothing.
QString readServerConfig(const Values &values, ServerConfig &config)
{
    config.hostName = QHostInfo::localHostName();
    config.title = values.last("title");
    if (const QString address = values.last("address"); !address.isEmpty()) {
        if (!config.address.setAddress(address))
            return QStringLiteral("--address: \"%1\" is not an address of this machine; give an IP address")
                .arg(address);
    }
    if (const QString port = values.last("port"); !port.isEmpty()) {
        bool isNumber = false;
        const uint number = port.toUInt(&isNumber);
        if (!isNumber || number > 65535)
            return QStringLiteral("--port: \"%1\" is not a port; give a number from 0 to 65535").arg(port);
        config.port = quint16(number);
    }
    return {};
}

// A typing error here would refuse everybody in silence.
QString checkAllowed(const QStringList &origins, const QStringList &hosts)
{
    for (const QString &origin : origins) {
        const QUrl url(origin, QUrl::StrictMode);
        const bool isWeb = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
        if (origin != QLatin1String("null") && (!isWeb || url.host().isEmpty() || url.path().size() > 1))
            return QStringLiteral("--allow-origin: \"%1\" is not an origin; give it as https://NAME or null")
                .arg(origin);
    }
    for (const QString &host : hosts) {
        if (host.contains(u'/') || host.contains(u' ') || host.contains(u'@'))
            return QStringLiteral("--allow-host: \"%1\" is not a host name; give it without http://")
                .arg(host);
    }
    return {};
}

// @return what is wrong, or nothing.
QString readStorage(const Values &values, StorageConfig &config)
{
    const QString folder = values.last("data");
    const QString storage = values.last("storage");
    if (storage == QLatin1String("sqlite") && folder.isEmpty())
        return QStringLiteral("--storage sqlite needs a folder; give it with --data");
    if (!storage.isEmpty() && storage != QLatin1String("sqlite") && storage != QLatin1String("memory"))
        return QStringLiteral("--storage: \"%1\" is neither sqlite nor memory").arg(storage);
    if (storage != QLatin1String("memory"))
        config.folder = folder;
    const QString durability = values.last("durability");
    if (durability == QLatin1String("normal"))
        config.durability = Durability::Normal;
    else if (!durability.isEmpty() && durability != QLatin1String("full"))
        return QStringLiteral("--durability: \"%1\" is neither full nor normal").arg(durability);
    return {};
}

} // namespace

void print(const PrintAndExit &end, const char *program)
{
    if (end.status == 0)
        QTextStream(stdout) << end.text;
    else
        QTextStream(stderr) << program << ": " << end.text << Qt::endl;
}

std::variant<ServerOptions, PrintAndExit> parseServerArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        option("Hosts a chat that everybody on the network can join from a browser."));
    addServerOptions(parser);
    addCommonOptions(parser);
    parser.addOption(
        {option("storage"),
         option(
             "Where what is said is kept: sqlite (in the folder of --data) or memory (gone when the server "
             "stops). Default: sqlite with --data, else memory."),
         option("KIND")});
    parser.addOption({option("durability"),
                      option("full: what was acknowledged survives a loss of power; normal: faster, the last "
                             "moments before it may be lost (default: full)."),
                      option("KIND")});
    parser.addOption({option("tls-cert"), option("Encrypt with this certificate chain, PEM; with --tls-key."),
                      option("FILE")});
    parser.addOption({option("tls-key"),
                      option("The certificate's private key, PEM: EC or RSA, no passphrase."),
                      option("FILE")});
    parser.addOption({option("allow-origin"), option("Let pages of this origin join; may be repeated."),
                      option("ORIGIN")});
    parser.addOption(
        {option("allow-host"), option("Answer to this host name; may be repeated."), option("NAME")});
    parser.addOption(
        {option("limit"), option("Set a limit, see below; may be repeated."), option("NAME=VALUE")});
    parser.addOption({option("config"), option("INI file with these option names as keys."), option("FILE")});
    if (const auto end = parse(parser, arguments, serverHelp()))
        return *end;

    ConfigFile file;
    if (const QString path = parser.value(option("config")); !path.isEmpty()) {
        file = readConfigFile(path);
        if (!file.problem.isEmpty())
            return PrintAndExit{file.problem, 1};
    }
    const Values values(parser, file);
    ServerOptions options;
    if (const QString problem = readServerConfig(values, options.server); !problem.isEmpty())
        return usage(problem);
    if (const QString problem = readStorage(values, options.server.storage); !problem.isEmpty())
        return usage(problem);
    options.server.certificate = {values.last("tls-cert"), values.last("tls-key")};
    if (options.server.certificate.chain.isEmpty() != options.server.certificate.key.isEmpty())
        return usage(QStringLiteral("--tls-cert and --tls-key go together"));
    options.server.allowedOrigins = values.all("allow-origin");
    options.server.allowedHosts = values.all("allow-host");
    if (const QString problem = checkAllowed(options.server.allowedOrigins, options.server.allowedHosts);
        !problem.isEmpty())
        return usage(problem);
    options.data = values.last("data");
    // Those of the file first, so that the command line overrides one by one.
    for (const QString &assignment : file.values.value(option("limit")) + parser.values(option("limit"))) {
        if (const QString problem = options.server.limits.set(assignment); !problem.isEmpty())
            return usage(problem);
    }
    return options;
}

std::variant<DesktopOptions, PrintAndExit> parseDesktopArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(option("Host a chat from your desktop, or join one."));
    parser.addOption({option("host"), option("Host a chat at once.")});
    addServerOptions(parser);
    parser.addOption({option("join"), option("Join the chat at this address at once."), option("URL")});
    parser.addOption({option("name"), option("Your name in the chat."), option("NAME")});
    addCommonOptions(parser);
    parser.addOption({option("lang"), option("Language, for example en or zh_TW."), option("CODE")});
    if (const auto end = parse(parser, arguments, {}))
        return *end;

    const ConfigFile none;
    const Values values(parser, none);
    DesktopOptions options;
    options.name = parser.value(option("name"));
    options.data = parser.value(option("data"));
    options.lang = parser.value(option("lang"));
    options.join = parser.value(option("join"));
    const bool isHost = parser.isSet(option("host"));
    if (isHost && !options.join.isEmpty())
        return usage(QStringLiteral("--host and --join exclude each other"));
    if (!options.join.isEmpty() && !parseAddress(options.join).isValid())
        return usage(QStringLiteral("--join: \"%1\" is not an address; give it as http://ADDRESS:PORT/")
                         .arg(options.join));
    for (const char *name : {"address", "port", "title"}) {
        if (parser.isSet(option(name)) && !isHost)
            return usage(QStringLiteral("--%1 goes with --host").arg(option(name)));
    }
    if (isHost) {
        ServerConfig config;
        if (const QString problem = readServerConfig(values, config); !problem.isEmpty())
            return usage(problem);
        options.host = config;
    }
    return options;
}

} // namespace Parlor
