<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>ChatView</name>
    <message>
        <source>Message to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n characters too many</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Enter to send, Shift+Enter for a new line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionBanner</name>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Connection lost. Reconnecting in %n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Connection lost. Reconnecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n messages waiting to be sent</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DesktopApp</name>
    <message>
        <source>%1 joined from a page on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many connections from %1 were refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last chat is still ending. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the chat…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is taken by another program, so this chat uses port %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 and the next ones are taken by other programs. Close one of them and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system does not let Parlor use port %1. Choose one from 1024.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no address %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat could not be opened on port %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostPanel</name>
    <message>
        <source>Scan, or open the address in a browser on the same network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop hosting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which address to share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address to share</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n people in this chat</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Joining the chat…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 - Parlor</source>
        <comment>title of the chat</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You are hosting: %n people will be disconnected.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stop hosting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on hosting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Writing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a simple client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>Share this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>People: %n</source>
        <comment>how many are in this room</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code of the address</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoomHeader</name>
    <message>
        <source>Show people and how to share</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomList</name>
    <message>
        <source>Rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join this room</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoomPanel</name>
    <message>
        <source>Rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You and this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the chat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionPrompts</name>
    <message>
        <source>Change name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name, as others see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is the room called?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the room</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>Host a chat from your desktop. Nothing leaves the room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What others see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host a chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody on your network can join, with a browser or with Parlor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the chat, if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join a chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or paste the address that the host shows you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>title, address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join again: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the address that the host shows, for example 192.168.1.20:8080.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not an address. It looks like 192.168.1.20:8080 or http://name:8080/.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Type a name first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>That name is too long. Use at most %n characters.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>That name is too long. Choose a shorter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That name has characters that cannot be seen. Type it again with letters and digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That name is kept for the program itself. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody here has that name, or one that looks like it. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody here has that name, or one that looks like it. %1 is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Not sent: at most %n characters fit into one message.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: the message is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a room of that name already. Join it, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are as many rooms as the host allows. Use one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That room does not exist any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not in that room. Join it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody is in this room. To go, leave the chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was too fast. Wait a moment and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host could not save it, so nothing was sent. Try again, or tell the host that the disk may be full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host is stopping the chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to send. Type something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host did not understand this program. Update Parlor on both sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to be seen in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you are not in this room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the room does not exist any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many messages in a short time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the host could not save it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the host is stopping the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the host refused it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no computer of that name here. Check the spelling, or use the address with numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That computer is there, but nobody hosts a chat at this address. Check the number behind the colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way to that address. Check that you are on the same network as the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection could not be made safe. Ask the host for the right address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody answers at this address. Check it, and that you are on the same network as the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else than Parlor answers at this address. Check the address and the number behind the colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host uses a newer Parlor. Update this program to join.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host uses an older Parlor. Ask the host to update it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host does not let you in. Ask the host why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host has ended this chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host is about to stop the chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host cannot save messages at the moment. What is not sent waits or comes back to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host can save messages again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page opened from this computer&apos;s disk has joined: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/nick NAME takes another name, /join ROOM enters or makes a room, /leave leaves it, /shrug shrugs. Begin with // to send a line that begins with /.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command /%1. Type /help to see them, or begin with // to send the line as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command /%1 needs a name behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are in no room of that name: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is writing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 are writing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n people are writing…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lobby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: %3. Waiting to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: %3. Not sent: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <comment>line above the first unread message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[%1] %2: %3</source>
        <comment>time, name, text: a copied line</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Edit and send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>messages further down</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No messages yet. Say hello!</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
