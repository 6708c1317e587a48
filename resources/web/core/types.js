// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The shapes of parlor.v1 and of what the page makes of them; server/protocol/message.h is their source.
// Types only: nothing here exists when the page runs.

/** @typedef {{ id: string, name: string, color: number, host: boolean, plain: boolean, away: boolean,
 *   status: string }} Person */
/** @typedef {'all'|'none'|'last'} Newcomers what one sees of a room's past who was never in it */
/** @typedef {{ id: string, title: string, epoch: string, first: number, last: number, people: number,
 *   topic: string, archived: boolean, private: boolean, temporary: boolean, offRecord: boolean, direct: boolean, owner: string,
 *   members: Person[], newcomers: Newcomers, newcomersLast: number, keepDays: number, keepMessages: number,
 *   welcome: string|null }} RoomInfo The server says `welcome` now and then, else it is null; the store knows it. */
/** @typedef {'bold'|'italic'|'strike'|'code'|'code-block'|'quote'|'link'|'mention'} SpanKind */
/** @typedef {{ kind: SpanKind, start: number, length: number, target: string }} Span */
/** @typedef {{ author: string, name: string, text: string, deleted: boolean }} Quote what a reply shows of what it answers */
/** @typedef {{ emoji: string, people: string[] }} Reaction */
/**
 * One entry of a room's log; what its kind does not have is empty. An unknown kind has nothing but its place in the log.
 * @typedef {{ room: string, epoch: string, seq: number, prev: number,
 *   kind: 'message'|'edit'|'delete'|'react'|'pin'|'topic'|'title'|'member'|'unknown', id: string,
 *   author: Person, time: number, target: number, edited: number, deleted: boolean, text: string, spans: Span[], source: string,
 *   reply: number, quote: Quote|null, reactions: Reaction[], reacted: number, emoji: string, on: boolean, subject: Person }} LogEvent
 */
/** @typedef {{ messageCharacters: number, messagesPerSecond: number, nameCharacters: number, frameBytes: number,
 *   editSeconds: number, reactionsPerMessage: number }} ClientLimits */
/** @typedef {Record<string, number>} Seqs by room id */

/** @typedef {{ type: 'welcome', version: number, title: string, server: string, software: string, you: Person,
 *   token: string, rooms: RoomInfo[], limits: ClientLimits, time: number }} Welcome */
/** @typedef {{ type: 'joined', room: RoomInfo, people: Person[], events: LogEvent[], reset: boolean,
 *   pins: number[], read: number, members: Person[], receipts: { person: string, seq: number }[] }} Joined */
/** @typedef {{ type: 'left', room: string }} Left */
/** @typedef {{ type: 'room', room: RoomInfo }} RoomChanged */
/** @typedef {{ type: 'room-gone', room: string }} RoomGone */
/** @typedef {{ type: 'ack', id: string, room: string, seq: number, time: number }} Ack */
/** @typedef {{ type: 'event', event: LogEvent }} EventMessage */
/** @typedef {{ type: 'presence', room: string, count: number, people: Person[], gone: string[] }} Presence */
/** @typedef {{ type: 'typing', room: string, person: Person, on: boolean }} Typing */
/** @typedef {{ type: 'page', room: string, epoch: string, first: number, before: number, after: number|null,
 *   around: number|null, at: number|null, pinned: boolean, events: LogEvent[], more: boolean, newer: boolean }} Page */
/** @typedef {{ type: 'read', room: string, seq: number }} MarkRead */
/** @typedef {{ type: 'receipt', room: string, person: string, seq: number }} Receipt */
/** @typedef {{ type: 'found', id: string, events: LogEvent[], more: boolean, lag: number }} Found */
/** @typedef {{ type: 'refusal', code: string, re: string, id: string, room: string, field: string, suggestion: string,
 *   update: string, retryAfter: number|null, limit: number|null }} Refusal */
/** @typedef {{ type: 'notice', code: string, subject: string }} Notice */
/** @typedef {{ type: 'ping', nonce: number, seen: Seqs }} Ping */
/** @typedef {{ type: 'pong', nonce: number, seen: Seqs, last: Seqs }} Pong */
/** @typedef {{ type: 'bye', code: string, retryAfter: number|null }} Bye */
/** @typedef {Welcome|Joined|Left|RoomChanged|RoomGone|Ack|EventMessage|Presence|Typing|Receipt|Page|Found|Refusal|Notice
 *   |MarkRead|Ping|Pong|Bye} ServerMessage */

/**
 * What the page sends; plain objects, encoded as they are. Of the places of a history at most one is given.
 * @typedef {{ type: 'hello', version: number, name: string, token?: string, client?: string,
 *   rooms?: Record<string, { epoch: string, seq: number }> }
 *   | { type: 'post', id: string, room: string, text: string, reply?: number }
 *   | { type: 'edit', id: string, room: string, target: number, text: string }
 *   | { type: 'delete', id: string, room: string, target: number }
 *   | { type: 'react', id: string, room: string, target: number, emoji: string, on: boolean }
 *   | { type: 'pin', id: string, room: string, target: number, on: boolean }
 *   | { type: 'configure', id: string, room: string, title?: string, topic?: string, archived?: boolean, newcomers?: Newcomers,
 *       newcomersLast?: number, keepDays?: number, keepMessages?: number, welcome?: string }
 *   | { type: 'invite'|'expel', id: string, room: string, person: string }
 *   | { type: 'typing', room: string, on: boolean }
 *   | { type: 'history', room: string, limit: number, before?: number, after?: number, around?: number, at?: number,
 *       pinned?: boolean }
 *   | { type: 'read', room: string, seq: number }
 *   | { type: 'name', name: string }
 *   | { type: 'profile', away?: boolean, status?: string, receipts?: boolean }
 *   | { type: 'create', title: string, private?: boolean, temporary?: boolean, offRecord?: boolean }
 *   | { type: 'direct', person: string }
 *   | { type: 'search', id: string, query: string, room?: string, before?: number, offset?: number, limit?: number }
 *   | { type: 'join', room: string }
 *   | { type: 'leave', room: string }
 *   | { type: 'ping', nonce: number, seen: Seqs }
 *   | { type: 'pong', nonce: number, seen: Seqs }
 *   | { type: 'bye' }} ClientMessage
 */

/**
 * Something the person typed that the log does not have yet. Edits, deletions and reactions are about the message `target` of the log
 * `epoch`; posts about none (0), but they may `reply` to one.
 * @typedef {{ kind: 'post'|'edit'|'delete'|'react', id: string, room: string, epoch: string, target: number, text: string,
 *   time: number, reply: number, quote: Quote|null, emoji: string, on: boolean, state: 'waiting'|'sent'|'failed',
 *   refusal: Refusal|null, seq: number }} OutboxEntry
 */
/** @typedef {{ name: string, argument: string, action: string, append?: string }} SlashCommand */

export {};
