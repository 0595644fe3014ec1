/** Puts Markdown into a document: within a line as it is, whole paragraphs between blank lines. */

import type { EditorState, TransactionSpec } from '@codemirror/state'

/** The change that puts `text` in place of a range, with the cursor behind it. */
export function insertionAt(state: EditorState, { from, to }: { from: number; to: number }, text: string): TransactionSpec {
  const block = text.startsWith('>') || text.trimEnd().includes('\n')
  const insert = block ? blockBetween(state, from, to, text.trim()) : text
  return { changes: { from, to, insert }, selection: { anchor: from + insert.length } }
}

function blockBetween(state: EditorState, from: number, to: number, text: string): string {
  const before = state.doc.sliceString(Math.max(0, from - 2), from)
  const after = state.doc.sliceString(to, to + 2)
  const lead = from === 0 || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  const trail = after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n'
  return lead + text + trail
}
