<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>Parlor::ChatTools</name>
    <message>
        <source>What %1 says is hidden now. The list of people undoes it.</source>
        <translation>已隱藏 %1 的訊息。可以在成員名單中取消。</translation>
    </message>
    <message>
        <source>What %1 says is shown again.</source>
        <translation>會再顯示 %1 的訊息。</translation>
    </message>
    <message>
        <source>You are not connected. Try again when the connection is back.</source>
        <translation>目前沒有連線。恢復連線後再試一次。</translation>
    </message>
    <message>
        <source>The connection was cut. Look whether it was done when it is back.</source>
        <translation>連線中斷了。恢復後請確認是否已經完成。</translation>
    </message>
</context>
<context>
    <name>Parlor::ChatView</name>
    <message>
        <source>Message to %1</source>
        <translation>傳訊息到 %1</translation>
    </message>
    <message>
        <source>This room is archived: nothing new can be said in it.</source>
        <translation>這個房間已封存，不接受新訊息。</translation>
    </message>
    <message>
        <source>A room is gone in which something was not sent yet. It stands in the field below.</source>
        <translation>有聊天室已經不在，其中有尚未送出的內容，現在放在下方的輸入欄裡。</translation>
    </message>
</context>
<context>
    <name>Parlor::Composer</name>
    <message>
        <source>Message</source>
        <translation>訊息</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>傳送</translation>
    </message>
    <message numerus="yes">
        <source>%n characters too many</source>
        <translation>
            <numerusform>超過 %n 個字元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters left</source>
        <translation>
            <numerusform>還可輸入 %n 個字元</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter to send, Shift+Enter for a new line</source>
        <translation>Enter 傳送，Shift+Enter 換行</translation>
    </message>
    <message>
        <source>Editing a message</source>
        <translation>正在編輯訊息</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Enter to save, Escape to cancel</source>
        <translation>Enter 儲存，Escape 取消</translation>
    </message>
</context>
<context>
    <name>Parlor::ComposerBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Parlor::ConnectionBanner</name>
    <message>
        <source>Connection</source>
        <translation>連線</translation>
    </message>
    <message numerus="yes">
        <source>Connection lost. Reconnecting in %n s</source>
        <translation>
            <numerusform>連線中斷，%n 秒後重新連線</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection lost. Reconnecting…</source>
        <translation>連線中斷，正在重新連線…</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>回到開始畫面</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重試</translation>
    </message>
    <message numerus="yes">
        <source>%n messages waiting</source>
        <translation>
            <numerusform>%n 則訊息等待傳送</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::CopyActions</name>
    <message>
        <source>Save this room as a page…</source>
        <translation>將這個房間存成網頁…</translation>
    </message>
    <message>
        <source>Save this room as text…</source>
        <translation>將這個房間存成文字…</translation>
    </message>
    <message>
        <source>Save this room for programs (JSON lines)…</source>
        <translation>將這個房間存成程式用的檔案（JSON lines）…</translation>
    </message>
    <message>
        <source>Back up the whole chat…</source>
        <translation>備份整個聊天…</translation>
    </message>
    <message>
        <source>Save this room</source>
        <translation>儲存這個房間</translation>
    </message>
    <message>
        <source>Back up the whole chat</source>
        <translation>備份整個聊天</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>備份</translation>
    </message>
</context>
<context>
    <name>Parlor::DateDialog</name>
    <message>
        <source>Go to a date</source>
        <translation>跳到某一天</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>Parlor::DesktopApp</name>
    <message>
        <source>%1 joined from a page on this computer.</source>
        <translation>%1 從這台電腦上的網頁加入了。</translation>
    </message>
    <message>
        <source>Too many connections from %1 were refused.</source>
        <translation>來自 %1 的連線過多，已拒絕。</translation>
    </message>
    <message>
        <source>The last chat is still ending. Try again in a moment.</source>
        <translation>上一個聊天室還在結束中，請稍後再試。</translation>
    </message>
    <message>
        <source>Opening the chat…</source>
        <translation>正在開啟聊天室…</translation>
    </message>
    <message>
        <source>Port %1 is taken by another program, so this chat uses port %2.</source>
        <translation>連接埠 %1 已被其他程式使用，因此這個聊天室改用連接埠 %2。</translation>
    </message>
    <message>
        <source>Port %1 and the next ones are taken by other programs. Close one of them and try again.</source>
        <translation>連接埠 %1 和之後的連接埠都被其他程式使用。請關閉其中一個程式再試。</translation>
    </message>
    <message>
        <source>The system does not let Parlor use port %1. Choose one from 1024.</source>
        <translation>系統不允許 Parlor 使用連接埠 %1。請選擇 1024 以上的連接埠。</translation>
    </message>
    <message>
        <source>This computer has no address %1.</source>
        <translation>這台電腦沒有位址 %1。</translation>
    </message>
    <message>
        <source>The chat could not be opened on port %1: %2</source>
        <translation>無法在連接埠 %1 開啟聊天室：%2</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is missing, so the chat cannot be kept. Install it and try again.</source>
        <translation>缺少 Qt 的 SQLite 驅動程式，無法保存聊天室。請安裝後再試一次。</translation>
    </message>
    <message>
        <source>Another window of Parlor hosts this chat already. Join that, or give yours another name.</source>
        <translation>另一個 Parlor 視窗已在主持這個聊天室。請加入它，或為您的聊天室取另一個名稱。</translation>
    </message>
    <message>
        <source>The chat cannot be kept in the folder %1. Make it writable and try again.</source>
        <translation>無法將聊天室保存在資料夾 %1。請讓它可以寫入，然後再試一次。</translation>
    </message>
    <message>
        <source>This chat was kept by a newer Parlor. Update this program to host it.</source>
        <translation>這個聊天室是由較新的 Parlor 保存的。請更新本程式後再主持。</translation>
    </message>
    <message>
        <source>The disk is full, so the chat cannot be kept. Free some space and try again.</source>
        <translation>磁碟已滿，無法保存聊天室。請騰出空間後再試一次。</translation>
    </message>
    <message>
        <source>What was kept of this chat in %1 is damaged. Move it away, or give the chat another name.</source>
        <translation>保存在 %1 的聊天室資料已損壞。請將它移走，或為聊天室取另一個名稱。</translation>
    </message>
    <message>
        <source>The chat that was kept could not be opened: %1</source>
        <translation>無法開啟已保存的聊天室：%1</translation>
    </message>
</context>
<context>
    <name>Parlor::ExcerptList</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>name, place and time, text</comment>
        <translation>%1，%2：%3</translation>
    </message>
</context>
<context>
    <name>Parlor::FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Parlor::HelpDialog</name>
    <message>
        <source>name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>person</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>room</source>
        <translation>房間</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Begin with // to send a line that begins with /.</source>
        <translation>要傳送以 / 開頭的文字，請以 // 開頭。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Show these commands</source>
        <translation>顯示這些指令</translation>
    </message>
    <message>
        <source>Take another name</source>
        <translation>換一個名字</translation>
    </message>
    <message>
        <source>Say that you are away</source>
        <translation>說明你暫時離開</translation>
    </message>
    <message>
        <source>Say that you are back</source>
        <translation>說明你回來了</translation>
    </message>
    <message>
        <source>Enter a room, or make it</source>
        <translation>進入房間，沒有就建立</translation>
    </message>
    <message>
        <source>Leave this room</source>
        <translation>離開這個房間</translation>
    </message>
    <message>
        <source>Say what this room is about</source>
        <translation>設定這個房間的主題</translation>
    </message>
    <message>
        <source>Give this room another name</source>
        <translation>更改這個房間的名稱</translation>
    </message>
    <message>
        <source>Close this room for anything new</source>
        <translation>封存這個房間，不再接受新訊息</translation>
    </message>
    <message>
        <source>Take someone into this private room</source>
        <translation>邀請某人加入這個私人房間</translation>
    </message>
    <message>
        <source>Talk to one person alone</source>
        <translation>與某人單獨交談</translation>
    </message>
    <message>
        <source>Ignore someone, or stop ignoring them</source>
        <translation>忽略某人，或不再忽略</translation>
    </message>
    <message>
        <source>Look for messages</source>
        <translation>搜尋訊息</translation>
    </message>
    <message>
        <source>Add a shrug to what you write</source>
        <translation>在文字後面加上聳肩</translation>
    </message>
</context>
<context>
    <name>Parlor::HostArchive</name>
    <message>
        <source>The copy could not be saved as %1: %2</source>
        <translation>無法將副本存成 %1：%2</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已存成 %1</translation>
    </message>
    <message>
        <source>The copy could not be saved as %1. Choose another folder.</source>
        <translation>無法將副本存成 %1。請選擇其他資料夾。</translation>
    </message>
    <message>
        <source>The disk is full, so no copy was saved. Free some space and try again.</source>
        <translation>磁碟已滿，沒有儲存副本。請釋出一些空間再試一次。</translation>
    </message>
    <message>
        <source>Nothing of it is kept, so there is nothing to save.</source>
        <translation>沒有保留任何內容，所以沒有東西可以儲存。</translation>
    </message>
    <message>
        <source>Choose another folder: in this one the chat itself is kept.</source>
        <translation>請選擇其他資料夾：聊天內容本身就保存在這個資料夾裡。</translation>
    </message>
</context>
<context>
    <name>Parlor::HostPanel</name>
    <message>
        <source>Scan, or open the address in a browser on the same network.</source>
        <translation>掃描條碼，或在同一個網路的瀏覽器開啟這個位址。</translation>
    </message>
    <message>
        <source>Stop hosting</source>
        <translation>停止主持</translation>
    </message>
    <message>
        <source>Which address to share</source>
        <translation>要分享哪個位址</translation>
    </message>
    <message>
        <source>Address to share</source>
        <translation>分享用的位址</translation>
    </message>
    <message numerus="yes">
        <source>%n people in this chat</source>
        <translation>
            <numerusform>這個聊天室有 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已複製</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>複製位址</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>儲存副本</translation>
    </message>
</context>
<context>
    <name>Parlor::MainWindow</name>
    <message>
        <source>Joining the chat…</source>
        <translation>正在加入聊天室…</translation>
    </message>
    <message>
        <source>%1 - Parlor</source>
        <comment>title of the chat</comment>
        <translation>%1 - Parlor</translation>
    </message>
    <message numerus="yes">
        <source>You are hosting: %n people will be disconnected.</source>
        <translation>
            <numerusform>你正在主持：將有 %n 人斷線。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop hosting</source>
        <translation>停止主持</translation>
    </message>
    <message>
        <source>Go on hosting</source>
        <translation>繼續主持</translation>
    </message>
</context>
<context>
    <name>Parlor::MembersDialog</name>
    <message>
        <source>%1 (you)</source>
        <translation>%1（你）</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>邀請</translation>
    </message>
    <message>
        <source>There is nobody else to invite.</source>
        <translation>沒有其他人可以邀請。</translation>
    </message>
    <message>
        <source>Members of this room</source>
        <translation>這個房間的成員</translation>
    </message>
    <message>
        <source>Whom to invite</source>
        <translation>要邀請誰</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成員</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Give up membership…</source>
        <translation>退出成員…</translation>
    </message>
    <message>
        <source>Remove from the room</source>
        <translation>移出房間</translation>
    </message>
</context>
<context>
    <name>Parlor::MessageActions</name>
    <message>
        <source>React</source>
        <translation>回應</translation>
    </message>
    <message>
        <source>Any emoji</source>
        <translation>任何表情符號</translation>
    </message>
    <message>
        <source>That is not an emoji.</source>
        <translation>這不是表情符號。</translation>
    </message>
</context>
<context>
    <name>Parlor::MessageChanges</name>
    <message>
        <source>Delete this message for everybody?</source>
        <translation>要為所有人刪除這則訊息嗎？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>The message that you are editing is not there any more.</source>
        <translation>您正在編輯的訊息已經不在了。</translation>
    </message>
</context>
<context>
    <name>Parlor::MessageTexts</name>
    <message>
        <source>A message of somebody you ignore</source>
        <translation>你忽略的人的一則訊息</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已釘選</translation>
    </message>
    <message numerus="yes">
        <source>Seen by %n</source>
        <translation>
            <numerusform>%n 人已讀</numerusform>
        </translation>
    </message>
    <message>
        <source>Reply to %1: %2</source>
        <comment>name, text</comment>
        <translation>回覆 %1：%2</translation>
    </message>
    <message>
        <source>you</source>
        <translation>你</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 from %n people</source>
        <comment>emoji</comment>
        <translation>
            <numerusform>%n 人回應 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>reaction, names</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Answers %1: %2</source>
        <comment>name, text</comment>
        <translation>回覆 %1：%2</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>顯示</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隱藏</translation>
    </message>
</context>
<context>
    <name>Parlor::NewRoomDialog</name>
    <message>
        <source>New room</source>
        <translation>新增房間</translation>
    </message>
    <message>
        <source>Make the room</source>
        <translation>建立房間</translation>
    </message>
    <message>
        <source>Private: only invited people see it</source>
        <translation>私人：只有成員邀請的人看得到</translation>
    </message>
    <message>
        <source>Temporary: gone when everyone has left</source>
        <translation>暫時：所有人離開後就消失</translation>
    </message>
    <message>
        <source>Off the record: nothing is stored</source>
        <translation>不留紀錄：不儲存任何內容</translation>
    </message>
    <message>
        <source>What is the room called?</source>
        <translation>房間要叫什麼名稱？</translation>
    </message>
</context>
<context>
    <name>Parlor::PeopleActions</name>
    <message>
        <source>Your profile…</source>
        <translation>你的個人資料…</translation>
    </message>
    <message>
        <source>Change name…</source>
        <translation>更改名稱…</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>傳私訊給 %1</translation>
    </message>
    <message>
        <source>Stop ignoring</source>
        <translation>不再忽略</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略這個人</translation>
    </message>
    <message>
        <source>Remove from the room</source>
        <translation>移出房間</translation>
    </message>
</context>
<context>
    <name>Parlor::PeopleList</name>
    <message>
        <source>Writing…</source>
        <translation>正在輸入…</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>離開</translation>
    </message>
    <message>
        <source>From a simple client</source>
        <translation>來自簡易用戶端</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1（你）</translation>
    </message>
    <message>
        <source>People</source>
        <translation>成員</translation>
    </message>
    <message>
        <source>Made this room</source>
        <translation>建立了這個房間</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
</context>
<context>
    <name>Parlor::PeoplePanel</name>
    <message>
        <source>Share this chat</source>
        <translation>分享這個聊天室</translation>
    </message>
    <message numerus="yes">
        <source>People: %n</source>
        <comment>how many are in this room</comment>
        <translation>
            <numerusform>成員：%n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::PinsPanel</name>
    <message>
        <source>Pinned messages</source>
        <translation>釘選的訊息</translation>
    </message>
    <message>
        <source>Nothing is pinned in this room.</source>
        <translation>這個房間沒有釘選的訊息。</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消釘選</translation>
    </message>
    <message>
        <source>Go to this message</source>
        <translation>前往這則訊息</translation>
    </message>
</context>
<context>
    <name>Parlor::ProfileDialog</name>
    <message>
        <source>Your profile</source>
        <translation>你的個人資料</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>I am away</source>
        <translation>我暫時離開</translation>
    </message>
    <message>
        <source>Let others see how far I have read</source>
        <translation>讓別人看到我讀到哪裡</translation>
    </message>
    <message>
        <source>Text beside your name</source>
        <translation>名字旁的文字</translation>
    </message>
    <message numerus="yes">
        <source>That is too long. Use at most %n characters.</source>
        <translation>
            <numerusform>太長了，最多 %n 個字元。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::PromptDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Parlor::QrCode</name>
    <message>
        <source>QR code of the address</source>
        <translation>位址的 QR 碼</translation>
    </message>
</context>
<context>
    <name>Parlor::RoomActions</name>
    <message>
        <source>Go to a date…</source>
        <translation>跳到某一天…</translation>
    </message>
    <message>
        <source>Newest messages</source>
        <translation>最新的訊息</translation>
    </message>
    <message>
        <source>Members…</source>
        <translation>成員…</translation>
    </message>
    <message>
        <source>Room settings…</source>
        <translation>房間設定…</translation>
    </message>
    <message>
        <source>Leave this room</source>
        <translation>離開這個房間</translation>
    </message>
    <message>
        <source>Give up membership?</source>
        <translation>要退出成員嗎？</translation>
    </message>
    <message>
        <source>You are the last member. The room, and everything that was said in it, will be gone.</source>
        <translation>你是最後一位成員。這個房間和裡面的所有訊息都會消失。</translation>
    </message>
    <message>
        <source>You will not see this room any more until a member invites you again.</source>
        <translation>除非有成員再邀請你，你不會再看到這個房間。</translation>
    </message>
    <message>
        <source>Give up membership</source>
        <translation>退出成員</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>A room is gone, or you are not a member any more.</source>
        <translation>有個房間已經不存在，或者你不再是成員。</translation>
    </message>
    <message>
        <source>“%1” is gone, or you are not a member any more.</source>
        <translation>「%1」已經不存在，或者你不再是成員。</translation>
    </message>
    <message>
        <source>You can enter “%1” now.</source>
        <translation>你現在可以進入「%1」。</translation>
    </message>
    <message>
        <source>You are not connected. Try again when the connection is back.</source>
        <translation>目前沒有連線。恢復連線後再試一次。</translation>
    </message>
</context>
<context>
    <name>Parlor::RoomHeader</name>
    <message>
        <source>Show people and how to share</source>
        <translation>顯示成員與分享方式</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>This room</source>
        <translation>這個房間</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>釘選的訊息</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已封存</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>私人</translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation>暫時</translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation>不留紀錄</translation>
    </message>
</context>
<context>
    <name>Parlor::RoomList</name>
    <message>
        <source>Rooms</source>
        <translation>房間</translation>
    </message>
    <message>
        <source>Leave this room</source>
        <translation>離開這個房間</translation>
    </message>
    <message>
        <source>Join this room</source>
        <translation>加入這個房間</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已封存</translation>
    </message>
</context>
<context>
    <name>Parlor::RoomPanel</name>
    <message>
        <source>Rooms</source>
        <translation>房間</translation>
    </message>
    <message>
        <source>Make a room</source>
        <translation>建立房間</translation>
    </message>
    <message>
        <source>You and this chat</source>
        <translation>你與這個聊天室</translation>
    </message>
    <message>
        <source>Change name…</source>
        <translation>更改名稱…</translation>
    </message>
    <message>
        <source>Leave the chat</source>
        <translation>離開聊天室</translation>
    </message>
    <message>
        <source>Your profile…</source>
        <translation>你的個人資料…</translation>
    </message>
</context>
<context>
    <name>Parlor::RoomSettingsDialog</name>
    <message>
        <source>Room settings</source>
        <translation>房間設定</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Archived: nothing new can be said</source>
        <translation>已封存：不接受新訊息</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>The latest messages</source>
        <translation>最近的訊息</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>都看不到</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Name of the room</source>
        <translation>房間名稱</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主題</translation>
    </message>
    <message>
        <source>Welcome text for who is new</source>
        <translation>給新成員的歡迎詞</translation>
    </message>
    <message>
        <source>What newcomers see of the past</source>
        <translation>新成員能看到的過去訊息</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>幾則</translation>
    </message>
    <message>
        <source>Days to keep messages</source>
        <translation>保留天數</translation>
    </message>
    <message>
        <source>Messages to keep</source>
        <translation>保留則數</translation>
    </message>
    <message>
        <source>Older messages are removed for everyone.</source>
        <translation>較舊的訊息會為所有人移除。</translation>
    </message>
    <message numerus="yes">
        <source>The topic is too long. Use at most %n characters.</source>
        <translation>
            <numerusform>主題太長了，最多 %n 個字元。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The welcome text is too long. Use at most %n characters.</source>
        <translation>
            <numerusform>歡迎詞太長了，最多 %n 個字元。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::SearchPanel</name>
    <message>
        <source>words in a row</source>
        <translation>連續的字詞</translation>
    </message>
    <message>
        <source>words that begin so</source>
        <translation>以此開頭的字詞</translation>
    </message>
    <message>
        <source>of a person</source>
        <translation>某人說的</translation>
    </message>
    <message>
        <source>in a room</source>
        <translation>在某個房間</translation>
    </message>
    <message>
        <source>before a day</source>
        <translation>某日之前</translation>
    </message>
    <message>
        <source>from a day on</source>
        <translation>某日起</translation>
    </message>
    <message>
        <source>with a link</source>
        <translation>含有連結</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Only in this room</source>
        <translation>只搜尋這個房間</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>顯示更多</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>搜尋訊息</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜尋結果</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜尋…</translation>
    </message>
    <message>
        <source>There is no connection. Try again when it is back.</source>
        <translation>目前沒有連線。恢復連線後再試一次。</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <comment>that were found</comment>
        <translation>
            <numerusform>找到 %n 則訊息</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>沒有找到任何訊息。</translation>
    </message>
    <message numerus="yes">
        <source>%n messages cannot be found yet.</source>
        <translation>
            <numerusform>還有 %n 則訊息尚未能搜尋。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parlor::SessionPrompts</name>
    <message>
        <source>Change name</source>
        <translation>更改名稱</translation>
    </message>
    <message>
        <source>Your name, as others see it</source>
        <translation>別人看到的名稱</translation>
    </message>
    <message>
        <source>Use this name</source>
        <translation>使用這個名稱</translation>
    </message>
</context>
<context>
    <name>Parlor::SidePages</name>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>Parlor::StartView</name>
    <message>
        <source>Host a chat from your desktop. Nothing leaves the room.</source>
        <translation>從你的電腦主持聊天室，內容不會外流。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>你的名稱</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What others see</source>
        <translation>別人看到的名稱</translation>
    </message>
    <message>
        <source>Host a chat</source>
        <translation>主持聊天室</translation>
    </message>
    <message>
        <source>Everybody on your network can join, with a browser or with Parlor.</source>
        <translation>同一個網路上的人都能用瀏覽器或 Parlor 加入。</translation>
    </message>
    <message>
        <source>Title of the chat, if you like</source>
        <translation>聊天室標題（可不填）</translation>
    </message>
    <message>
        <source>Join a chat</source>
        <translation>加入聊天室</translation>
    </message>
    <message>
        <source>Type or paste the address that the host shows you.</source>
        <translation>輸入或貼上主持人提供的位址。</translation>
    </message>
    <message>
        <source>Address of the host</source>
        <translation>主持人的位址</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>title, address</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Join again: %1</source>
        <translation>再次加入：%1</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>忘記 %1</translation>
    </message>
    <message>
        <source>Type the address that the host shows, for example 192.168.1.20:8080.</source>
        <translation>請輸入主持人顯示的位址，例如 192.168.1.20:8080。</translation>
    </message>
    <message>
        <source>That is not an address. It looks like 192.168.1.20:8080 or http://name:8080/.</source>
        <translation>這不是位址。位址的樣子是 192.168.1.20:8080 或 http://name:8080/。</translation>
    </message>
</context>
<context>
    <name>Parlor::Texts</name>
    <message>
        <source>Type a name first.</source>
        <translation>請先輸入名稱。</translation>
    </message>
    <message numerus="yes">
        <source>That name is too long. Use at most %n characters.</source>
        <translation>
            <numerusform>名稱太長，最多 %n 個字元。</numerusform>
        </translation>
    </message>
    <message>
        <source>That name is too long. Choose a shorter one.</source>
        <translation>名稱太長，請換一個較短的。</translation>
    </message>
    <message>
        <source>That name has characters that cannot be seen. Type it again with letters and digits.</source>
        <translation>名稱含有看不見的字元，請用文字和數字重新輸入。</translation>
    </message>
    <message>
        <source>That name is kept for the program itself. Choose another one.</source>
        <translation>這個名稱保留給程式使用，請換一個。</translation>
    </message>
    <message>
        <source>Somebody here has that name, or one that looks like it. Choose another one.</source>
        <translation>這裡已有人使用這個名稱，或看起來相似的名稱，請換一個。</translation>
    </message>
    <message>
        <source>Somebody here has that name, or one that looks like it. %1 is free.</source>
        <translation>這裡已有人使用這個名稱，或看起來相似的名稱。可以使用 %1。</translation>
    </message>
    <message numerus="yes">
        <source>Not sent: at most %n characters fit into one message.</source>
        <translation>
            <numerusform>未傳送：一則訊息最多 %n 個字元。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: the message is too long.</source>
        <translation>未傳送：訊息太長。</translation>
    </message>
    <message>
        <source>There is a room of that name already. Join it, or choose another name.</source>
        <translation>已有同名的房間。請加入它，或換一個名稱。</translation>
    </message>
    <message>
        <source>There are as many rooms as the host allows. Use one of them.</source>
        <translation>房間數已達主持人允許的上限，請使用現有的房間。</translation>
    </message>
    <message>
        <source>That room does not exist any more.</source>
        <translation>這個房間已不存在。</translation>
    </message>
    <message>
        <source>You are not in that room. Join it first.</source>
        <translation>你不在這個房間，請先加入。</translation>
    </message>
    <message>
        <source>Everybody is in this room. To go, leave the chat.</source>
        <translation>所有人都在這個房間。要走的話，請離開聊天室。</translation>
    </message>
    <message>
        <source>That was too fast. Wait a moment and try again.</source>
        <translation>太快了，請稍候再試。</translation>
    </message>
    <message>
        <source>The host could not save it, so nothing was sent. Try again, or tell the host that the disk may be full.</source>
        <translation>主持端無法儲存，因此沒有傳送。請再試一次，或告訴主持人磁碟可能已滿。</translation>
    </message>
    <message>
        <source>The host is stopping the chat.</source>
        <translation>主持人正在結束聊天室。</translation>
    </message>
    <message>
        <source>There is nothing to send. Type something first.</source>
        <translation>沒有內容可傳送，請先輸入文字。</translation>
    </message>
    <message>
        <source>Only whoever made this room, or the host, may do that.</source>
        <translation>只有建立這個房間的人或主持人可以這麼做。</translation>
    </message>
    <message>
        <source>This room is archived: it can be read, but nothing new can be said in it.</source>
        <translation>這個房間已封存：可以閱讀，但無法再新增內容。</translation>
    </message>
    <message>
        <source>There are as many reactions on that message as the host allows.</source>
        <translation>那則訊息的回應數已達主持人允許的上限。</translation>
    </message>
    <message>
        <source>There are as many pinned messages in this room as there may be. Unpin another one first.</source>
        <translation>這個房間釘選的訊息數已達上限，請先取消釘選另一則。</translation>
    </message>
    <message>
        <source>There is nobody of that name here.</source>
        <translation>這裡沒有這個名稱的人。</translation>
    </message>
    <message>
        <source>That search cannot be understood. Try other words.</source>
        <translation>看不懂這個搜尋條件，請換個說法。</translation>
    </message>
    <message>
        <source>That search cannot be understood. Change this part of it: %1</source>
        <translation>看不懂這個搜尋條件，請修改這個部分：%1</translation>
    </message>
    <message>
        <source>The host did not understand this program. Update Parlor on both sides.</source>
        <translation>主持端無法理解這個程式，請更新雙方的 Parlor。</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>內容太長</translation>
    </message>
    <message>
        <source>there is nothing to be seen in it</source>
        <translation>沒有可見的內容</translation>
    </message>
    <message>
        <source>you are not in this room</source>
        <translation>你不在這個房間</translation>
    </message>
    <message>
        <source>the room does not exist any more</source>
        <translation>房間已不存在</translation>
    </message>
    <message>
        <source>too many messages in a short time</source>
        <translation>短時間內訊息過多</translation>
    </message>
    <message>
        <source>the host could not save it</source>
        <translation>主持端無法儲存</translation>
    </message>
    <message>
        <source>the host is stopping the chat</source>
        <translation>主持人正在結束聊天室</translation>
    </message>
    <message>
        <source>the room is archived</source>
        <translation>房間已封存</translation>
    </message>
    <message>
        <source>the host refused it</source>
        <translation>主持端拒絕</translation>
    </message>
    <message>
        <source>There is no computer of that name here. Check the spelling, or use the address with numbers.</source>
        <translation>找不到這個名稱的電腦。請檢查拼字，或改用數字位址。</translation>
    </message>
    <message>
        <source>That computer is there, but nobody hosts a chat at this address. Check the number behind the colon.</source>
        <translation>找到這台電腦，但這個位址沒有人主持聊天室。請檢查冒號後面的數字。</translation>
    </message>
    <message>
        <source>There is no way to that address. Check that you are on the same network as the host.</source>
        <translation>無法到達這個位址。請確認你和主持人在同一個網路。</translation>
    </message>
    <message>
        <source>The connection could not be made safe. Ask the host for the right address.</source>
        <translation>無法建立安全連線。請向主持人確認正確的位址。</translation>
    </message>
    <message>
        <source>Nobody answers at this address. Check it, and that you are on the same network as the host.</source>
        <translation>這個位址沒有回應。請檢查位址，並確認你和主持人在同一個網路。</translation>
    </message>
    <message>
        <source>Something else than Parlor answers at this address. Check the address and the number behind the colon.</source>
        <translation>這個位址回應的不是 Parlor。請檢查位址和冒號後面的數字。</translation>
    </message>
    <message>
        <source>The host uses a newer Parlor. Update this program to join.</source>
        <translation>主持人使用較新的 Parlor，請更新此程式再加入。</translation>
    </message>
    <message>
        <source>The host uses an older Parlor. Ask the host to update it.</source>
        <translation>主持人使用較舊的 Parlor，請主持人更新。</translation>
    </message>
    <message>
        <source>The host does not let you in. Ask the host why.</source>
        <translation>主持人不讓你加入，請向主持人詢問原因。</translation>
    </message>
    <message>
        <source>The host has ended this chat.</source>
        <translation>主持人已結束這個聊天室。</translation>
    </message>
    <message>
        <source>The host is about to stop the chat.</source>
        <translation>主持人即將結束聊天室。</translation>
    </message>
    <message>
        <source>The host cannot save messages at the moment. What is not sent waits or comes back to you.</source>
        <translation>主持端目前無法儲存訊息。未傳送的內容會等待或退回給你。</translation>
    </message>
    <message>
        <source>The host can save messages again.</source>
        <translation>主持端又可以儲存訊息了。</translation>
    </message>
    <message>
        <source>A page opened from this computer&apos;s disk has joined: %1</source>
        <translation>從這台電腦磁碟開啟的網頁已加入：%1</translation>
    </message>
    <message>
        <source>/nick NAME takes another name, /join ROOM enters or makes a room, /leave leaves it, /shrug shrugs. Begin with // to send a line that begins with /.</source>
        <translation>/nick 名稱 可改名，/join 房間 可加入或建立房間，/leave 離開房間，/shrug 聳肩。要傳送以 / 開頭的文字，請以 // 開頭。</translation>
    </message>
    <message>
        <source>There is no command /%1. Type /help to see them, or begin with // to send the line as it is.</source>
        <translation>沒有 /%1 這個指令。輸入 /help 查看指令，或以 // 開頭照原樣傳送。</translation>
    </message>
    <message>
        <source>The command /%1 needs a name or a text behind it.</source>
        <translation>指令 /%1 後面需要名稱或文字。</translation>
    </message>
    <message>
        <source>You are in no room of that name: %1</source>
        <translation>你不在這個名稱的房間：%1</translation>
    </message>
    <message>
        <source>There is nobody called %1 here.</source>
        <translation>這裡沒有叫做 %1 的人。</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未連線</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>連線中…</translation>
    </message>
    <message>
        <source>Needs another name</source>
        <translation>需要另一個名稱</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>線上</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>重新連線中…</translation>
    </message>
    <message>
        <source>%1 is writing…</source>
        <translation>%1 正在輸入…</translation>
    </message>
    <message>
        <source>%1 and %2 are writing…</source>
        <translation>%1 和 %2 正在輸入…</translation>
    </message>
    <message numerus="yes">
        <source>%n people are writing…</source>
        <translation>
            <numerusform>%n 人正在輸入…</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Lobby</source>
        <translation>大廳</translation>
    </message>
    <message>
        <source>%1, %2: %3. Waiting to be sent.</source>
        <translation>%1，%2：%3。等待傳送。</translation>
    </message>
    <message>
        <source>%1, %2: %3. Not sent: %4.</source>
        <translation>%1，%2：%3。未傳送：%4。</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>New</source>
        <comment>line above the first unread message</comment>
        <translation>新訊息</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>收合</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>顯示更多</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待傳送</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>未傳送：%1</translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation>編輯後重新傳送</translation>
    </message>
    <message>
        <source>[%1] %2: %3</source>
        <comment>time, name, text: a copied line</comment>
        <translation>[%1] %2：%3</translation>
    </message>
    <message>
        <source>That message is not there any more.</source>
        <translation>那則訊息已經不在了。</translation>
    </message>
    <message>
        <source>Only whoever wrote a message may change it.</source>
        <translation>只有訊息的作者可以更改它。</translation>
    </message>
    <message>
        <source>It is too late to change that message.</source>
        <translation>已經太晚，無法更改那則訊息。</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <comment>time of a message</comment>
        <translation>%1（已編輯）</translation>
    </message>
    <message>
        <source>This message was deleted.</source>
        <translation>這則訊息已刪除。</translation>
    </message>
    <message>
        <source>(edited)</source>
        <translation>（已編輯）</translation>
    </message>
</context>
<context>
    <name>Parlor::TimelineView</name>
    <message>
        <source>Edit and send again</source>
        <translation>編輯後重新傳送</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>複製選取內容</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>複製訊息</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>開啟 %1</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>訊息</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>messages further down</comment>
        <translation>
            <numerusform>%n 則新訊息</numerusform>
        </translation>
    </message>
    <message>
        <source>No messages yet. Say hello!</source>
        <translation>還沒有訊息，打個招呼吧！</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編輯</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Go to the answered message</source>
        <translation>前往被回覆的訊息</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回覆</translation>
    </message>
    <message>
        <source>React</source>
        <translation>回應</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消釘選</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>釘選</translation>
    </message>
    <message>
        <source>Back to the newest</source>
        <translation>回到最新訊息</translation>
    </message>
</context>
<context>
    <name>Parlor::WelcomeCard</name>
    <message>
        <source>Welcome</source>
        <translation>歡迎</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
</context>
</TS>
