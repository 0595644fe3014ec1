/** What there is to say about how a bulletin was read, said once. */

import type { Diagnostic } from '@/contract'

/** A remark and how often it was made. */
export interface Note {
  severity: Diagnostic['severity']
  message: string
  times: number
}

/** Remarks of one wording together, in the order in which each was first made. */
export function notesOf(diagnostics: readonly Diagnostic[]): Note[] {
  const notes = new Map<string, Note>()
  for (const { severity, message } of diagnostics) {
    const known = notes.get(message)
    if (known === undefined) notes.set(message, { severity, message, times: 1 })
    else known.times += 1
  }
  return [...notes.values()]
}
