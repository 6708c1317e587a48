// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/eventlog.h"

#include <QObject>
#include <memory>

namespace Parlor {

/// What every EventLog promises. A test of one kind of log derives from this and makes logs; it may add slots
/// of its own.
class EventLogContract : public QObject
{
    Q_OBJECT

protected:
    /// A fresh, empty log that keeps the newest @p messagesPerRoom of each room; 0: all.
    virtual std::unique_ptr<EventLog> makeLog(qint64 messagesPerRoom) = 0;

private Q_SLOTS:
    void stateOfNewRoom();
    void pagesOfNewRoom();
    void appendSetsWhatIsTheLogs();
    void appendKeepsWhatIsTheCallers();
    void everyCharacterStays_data();
    void everyCharacterStays();
    void seqRisesAndPrevChains();
    void roomsAreApart();
    void callbackNeverInsideTheCall();
    void appendsAreAnsweredInOrder();
    void callbackMayCallAgain();
    void repeatedAppendGivesTheOldEvent();
    void repeatedAppendBeforeTheFirstIsAnswered();
    void sameIdOfAnotherAuthorIsNew();
    void sameIdInAnotherRoomIsNew();
    void emptyIdIsAlwaysNew();
    void before_data();
    void before();
    void after_data();
    void after();
    void readsComeBehindWhatTheySee();
    void readingBehindWritingSeesIt();
    void limitMovesFirst();
    void pagesAfterLimitMovedFirst();
    void forgetStartsOver();
    void forgetKeepsOtherRooms();
    void editChangesTheMessage();
    void deletionLeavesATombstone();
    void editsAreReadAsTheMessageIsNow();
    void amendmentsRefused_data();
    void amendmentsRefused();
    void amendmentSentAgain();
    void around_data();
    void around();
    void fromATime_data();
    void fromATime();
    void newestMessages();
    void eachOfSome();
    void nothingBeforeSince();
    void retention_data();
    void retention();
    void retentionOfEverything();
    void retentionWhileAppending();
    void timeNeverGoesBack();
    void epochsDiffer();
    void destroyedWhilePending();
    void destroyedInCallback();
};

} // namespace Parlor
