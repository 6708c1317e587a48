// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/server/store/eventlogcontract.h"

namespace Parlor {

/// What every EventLog promises of replies, reactions, pins and topics; the rest is in its base.
class MarksContract : public EventLogContract
{
    Q_OBJECT

private Q_SLOTS:
    void replyHasItsQuote();
    void quoteIsOfTheTextByNow();
    void quoteIsCutAtItsLength_data();
    void quoteIsCutAtItsLength();
    void deletedOriginalLeavesNoTextInQuotes();
    void replyToWhatIsNoMessage_data();
    void replyToWhatIsNoMessage();
    void reactionsAreFoldedIn();
    void reactionsFoldAsTheyDoLive();
    void markThatIsSoAlready_data();
    void markThatIsSoAlready();
    void markSentAgain();
    void marksRefused_data();
    void marksRefused();
    void asManyAsTheRuleAllows();
    void kindsAreLimited();
    void deletionTakesTheMarksAlong();
    void pinsStandInTheirOrder();
    void stateOfARoom();
    void whatFellOutIsNotPinned();
    void whatIsRemovedTakesItsMarksAlong();
    void forgottenMarksAreGone();
    void someEventsAreRead();
    void eventsOfEachKindAreKept();
};

} // namespace Parlor
