<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Parlor::Composer</name>
    <message numerus="yes">
        <source>%n characters too many</source>
        <translation>
            <numerusform>%n character too many</numerusform>
            <numerusform>%n characters too many</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters left</source>
        <translation>
            <numerusform>%n character left</numerusform>
            <numerusform>%n characters left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::ConnectionBanner</name>
    <message numerus="yes">
        <source>Connection lost. Reconnecting in %n s</source>
        <translation>
            <numerusform>Connection lost. Reconnecting in %n s</numerusform>
            <numerusform>Connection lost. Reconnecting in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages waiting</source>
        <translation>
            <numerusform>%n message waiting</numerusform>
            <numerusform>%n messages waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::HostPanel</name>
    <message numerus="yes">
        <source>%n people in this chat</source>
        <translation>
            <numerusform>%n person in this chat</numerusform>
            <numerusform>%n people in this chat</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::MainWindow</name>
    <message numerus="yes">
        <source>You are hosting: %n people will be disconnected.</source>
        <translation>
            <numerusform>You are hosting: %n person will be disconnected.</numerusform>
            <numerusform>You are hosting: %n people will be disconnected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::MessageTexts</name>
    <message numerus="yes">
        <source>Seen by %n</source>
        <translation>
            <numerusform>Seen by %n</numerusform>
            <numerusform>Seen by %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 from %n people</source>
        <comment>emoji</comment>
        <translation>
            <numerusform>%1 from %n person</numerusform>
            <numerusform>%1 from %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::PeoplePanel</name>
    <message numerus="yes">
        <source>People: %n</source>
        <comment>how many are in this room</comment>
        <translation>
            <numerusform>People: %n</numerusform>
            <numerusform>People: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::ProfileDialog</name>
    <message numerus="yes">
        <source>That is too long. Use at most %n characters.</source>
        <translation>
            <numerusform>That is too long. Use at most %n character.</numerusform>
            <numerusform>That is too long. Use at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::RoomHeader</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::RoomSettingsDialog</name>
    <message numerus="yes">
        <source>The topic is too long. Use at most %n characters.</source>
        <translation>
            <numerusform>The topic is too long. Use at most %n character.</numerusform>
            <numerusform>The topic is too long. Use at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The welcome text is too long. Use at most %n characters.</source>
        <translation>
            <numerusform>The welcome text is too long. Use at most %n character.</numerusform>
            <numerusform>The welcome text is too long. Use at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::SearchPanel</name>
    <message numerus="yes">
        <source>%n messages</source>
        <comment>that were found</comment>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages cannot be found yet.</source>
        <translation>
            <numerusform>%n message cannot be found yet.</numerusform>
            <numerusform>%n messages cannot be found yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::Texts</name>
    <message numerus="yes">
        <source>That name is too long. Use at most %n characters.</source>
        <translation>
            <numerusform>That name is too long. Use at most %n character.</numerusform>
            <numerusform>That name is too long. Use at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not sent: at most %n characters fit into one message.</source>
        <translation>
            <numerusform>Not sent: at most %n character fits into one message.</numerusform>
            <numerusform>Not sent: at most %n characters fit into one message.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are writing…</source>
        <translation>
            <numerusform>%n person is writing…</numerusform>
            <numerusform>%n people are writing…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::TimelineView</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>messages further down</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
</TS>
