// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The shapes of parlor.v1 and of what the page makes of them; server/protocol/message.h is their source.
// Types only: nothing here exists when the page runs.

/** @typedef {{ id: string, name: string, color: number, host: boolean, plain: boolean, away: boolean }} Person */
/** @typedef {{ id: string, title: string, epoch: string, first: number, last: number, people: number }} RoomInfo */
/** @typedef {'bold'|'italic'|'strike'|'code'|'code-block'|'quote'|'link'|'mention'} SpanKind */
/** @typedef {{ kind: SpanKind, start: number, length: number, target: string }} Span */
/**
 * One entry of a room's log. An unknown kind has nothing but its place in the log.
 * @typedef {{ room: string, epoch: string, seq: number, prev: number, kind: 'message'|'edit'|'delete'|'unknown', id: string,
 *   author: Person, time: number, target: number, edited: number, deleted: boolean, text: string, spans: Span[], source: string }} LogEvent
 */
/** @typedef {{ messageCharacters: number, messagesPerSecond: number, nameCharacters: number, frameBytes: number,
 *   editSeconds: number }} ClientLimits */
/** @typedef {Record<string, number>} Seqs by room id */

/** @typedef {{ type: 'welcome', version: number, title: string, server: string, software: string, you: Person,
 *   token: string, rooms: RoomInfo[], limits: ClientLimits, time: number }} Welcome */
/** @typedef {{ type: 'joined', room: RoomInfo, people: Person[], events: LogEvent[], reset: boolean }} Joined */
/** @typedef {{ type: 'left', room: string }} Left */
/** @typedef {{ type: 'room', room: RoomInfo }} RoomChanged */
/** @typedef {{ type: 'room-gone', room: string }} RoomGone */
/** @typedef {{ type: 'ack', id: string, room: string, seq: number, time: number }} Ack */
/** @typedef {{ type: 'event', event: LogEvent }} EventMessage */
/** @typedef {{ type: 'presence', room: string, count: number, people: Person[], gone: string[] }} Presence */
/** @typedef {{ type: 'typing', room: string, person: Person, on: boolean }} Typing */
/** @typedef {{ type: 'page', room: string, epoch: string, first: number, before: number, events: LogEvent[],
 *   more: boolean }} Page */
/** @typedef {{ type: 'refusal', code: string, re: string, id: string, room: string, field: string, suggestion: string,
 *   update: string, retryAfter: number|null, limit: number|null }} Refusal */
/** @typedef {{ type: 'notice', code: string, subject: string }} Notice */
/** @typedef {{ type: 'ping', nonce: number, seen: Seqs }} Ping */
/** @typedef {{ type: 'pong', nonce: number, seen: Seqs, last: Seqs }} Pong */
/** @typedef {{ type: 'bye', code: string, retryAfter: number|null }} Bye */
/** @typedef {Welcome|Joined|Left|RoomChanged|RoomGone|Ack|EventMessage|Presence|Typing|Page|Refusal|Notice|Ping|Pong|Bye} ServerMessage */

/**
 * What the page sends; plain objects, encoded as they are.
 * @typedef {{ type: 'hello', version: number, name: string, token?: string, client?: string,
 *   rooms?: Record<string, { epoch: string, seq: number }> }
 *   | { type: 'post', id: string, room: string, text: string }
 *   | { type: 'edit', id: string, room: string, target: number, text: string }
 *   | { type: 'delete', id: string, room: string, target: number }
 *   | { type: 'typing', room: string, on: boolean }
 *   | { type: 'history', room: string, before: number, limit: number }
 *   | { type: 'name', name: string }
 *   | { type: 'create', title: string }
 *   | { type: 'join', room: string }
 *   | { type: 'leave', room: string }
 *   | { type: 'ping', nonce: number, seen: Seqs }
 *   | { type: 'pong', nonce: number, seen: Seqs }
 *   | { type: 'bye' }} ClientMessage
 */

/**
 * Something the person typed that the log does not have yet. Edits and deletions are about the message `target` of the log
 * `epoch`; posts about none (0).
 * @typedef {{ kind: 'post'|'edit'|'delete', id: string, room: string, epoch: string, target: number, text: string, time: number,
 *   state: 'waiting'|'sent'|'failed', refusal: Refusal|null, seq: number }} OutboxEntry
 */
/** @typedef {{ name: string, argument: string, action: string, append?: string }} SlashCommand */

export {};
