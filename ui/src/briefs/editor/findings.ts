/** Findings of the check, as underlined places of the document. */

import { setDiagnostics, type Diagnostic } from '@codemirror/lint'
import type { EditorState, TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { FindingRow } from '@/contract'
import { CharacterIndex } from '@/spans/characters'
import { t } from '@/text'

/** Called when a person lets a finding pass, at its place alone or always. */
export type Ignore = (finding: FindingRow, always: boolean) => void

/** The transaction that shows findings; null when the document is not the text that was checked. */
export function showFindings(state: EditorState, markdown: string, findings: FindingRow[], ignore: Ignore): TransactionSpec | null {
  if (state.doc.toString() !== markdown) return null
  const index = new CharacterIndex(markdown)
  return setDiagnostics(state, findings.map((finding) => diagnosticOf(finding, index, ignore)))
}

function diagnosticOf(finding: FindingRow, index: CharacterIndex, ignore: Ignore): Diagnostic {
  const [from, to] = index.toUnits(finding.at)
  const { suggestion } = finding
  return {
    from,
    to: Math.max(to, from),
    severity: finding.severity,
    message: finding.message,
    source: finding.source === '' ? undefined : t('editor.basis', { source: finding.source }),
    // A chip whose fact a person has rejected is struck, so that nobody takes it for a source.
    markClass: finding.rule === 'figure.rejected' ? 'cm-rejected' : undefined,
    actions: [
      ...(suggestion === null ? [] : [{
        name: nameOf(suggestion),
        apply: (view: EditorView, start: number, end: number) => view.dispatch({ changes: { from: start, to: end, insert: suggestion }, userEvent: 'input.suggestion' }),
      }]),
      { name: t('writing.ignoreHere'), markClass: 'cm-letPass', apply: () => ignore(finding, false) },
      { name: t('writing.ignoreAlways'), markClass: 'cm-letPass', apply: () => ignore(finding, true) },
    ],
  }
}

/** What taking a suggestion does, in words: a link to a fact reads as its text, and nothing means to delete. */
export function nameOf(suggestion: string): string {
  if (suggestion === '') return t('editor.applyDelete')
  const linked = /^\[(.+)\]\(yaobao:[^)]+\)$/.exec(suggestion)
  return linked === null ? t('editor.apply', { text: suggestion }) : t('editor.applyLink', { text: linked[1] ?? '' })
}
