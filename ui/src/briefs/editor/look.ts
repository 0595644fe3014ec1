/** How the editor looks; colours and sizes come from the tokens. */

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--paper)', color: 'var(--ink)', fontSize: '16px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-read)', lineHeight: '1.95', overflow: 'auto' },
  '.cm-content': { maxWidth: '44em', margin: '0 auto', padding: '20px 28px 40vh', caretColor: 'var(--accent)', lineBreak: 'strict' },
  '.cm-front': { fontSize: '13px', lineHeight: '1.65', color: 'var(--ink-2)', background: 'var(--ground)', boxShadow: '-10px 0 0 var(--ground), 10px 0 0 var(--ground)' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)' },
  '.cm-chip': {
    padding: '1px 4px', margin: '0 1px', borderRadius: '4px', background: 'var(--accent-soft)', color: 'var(--accent)', boxShadow: 'inset 0 -1px 0 var(--accent-edge)', cursor: 'text',
    textDecoration: 'none', boxDecorationBreak: 'clone',
  },
  '.cm-chip[data-fact-kind="statistic"]': { whiteSpace: 'nowrap' },
  '.cm-chip *': { color: 'inherit', textDecoration: 'none' },
  '.cm-rejected, .cm-rejected .cm-chip, .cm-chip .cm-rejected, .cm-lintRange.cm-rejected': { textDecoration: 'line-through' },
  '.cm-chip[data-fact-kind="measure"]': { background: 'color-mix(in srgb, var(--measure-mark) 14%, transparent)', color: 'inherit', boxShadow: 'inset 0 -1px 0 var(--measure-mark)' },
  '.cm-chip[data-fact-kind="excerpt"]': { background: 'color-mix(in srgb, var(--excerpt) 70%, transparent)', color: 'inherit', boxShadow: 'none' },
  '.cm-tooltip': { border: '1px solid var(--edge)', borderRadius: '6px', backgroundColor: 'var(--raised)', color: 'var(--ink)', boxShadow: 'var(--shadow)', fontFamily: 'var(--font-ui)' },
  '.cm-source': { maxWidth: '420px', padding: '8px 12px', fontSize: '13px', lineHeight: '1.65' },
  '.cm-source-head': { fontWeight: '600' },
  '.cm-source-quote': { color: 'var(--ink-2)', display: '-webkit-box', overflow: 'hidden', '-webkit-box-orient': 'vertical', '-webkit-line-clamp': '4' },
  '.cm-source-from, .cm-source-gone': { color: 'var(--ink-3)', fontSize: '12px' },
  '.cm-source .plain': { marginLeft: '-8px', color: 'var(--accent)' },
  '.cm-diagnostic': { padding: '6px 12px', borderLeftWidth: '3px', fontSize: '13px', lineHeight: '1.65' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
  '.cm-diagnostic-hint': { borderLeftColor: 'var(--accent)' },
  '.cm-diagnosticSource': { color: 'var(--ink-3)', fontSize: '12px', opacity: '1' },
  '.cm-diagnosticAction': { margin: '4px 6px 0 0', padding: '2px 10px', borderRadius: '4px', backgroundColor: 'var(--accent)', color: 'var(--accent-ink)', font: '12px/20px var(--font-ui)', cursor: 'pointer' },
  // To mend is the act that is offered; to let pass is at hand.
  '.cm-diagnosticAction.cm-letPass': { padding: '2px 6px', backgroundColor: 'transparent', color: 'var(--ink-2)' },
  '.cm-lintRange': { backgroundImage: 'none', textDecoration: 'underline wavy 1px', textUnderlineOffset: '5px', textDecorationSkipInk: 'none' },
  '.cm-lintRange-error': { textDecorationColor: 'var(--bad)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--warn)' },
  '.cm-lintRange-hint, .cm-lintRange-info': { textDecorationColor: 'var(--accent)' },
  '.cm-lintRange-active': { backgroundColor: 'var(--warn-soft)' },
  '.cm-panels': { backgroundColor: 'var(--ground)', color: 'var(--ink)', fontFamily: 'var(--font-ui)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--edge)' },
  '.cm-panel.cm-search': { padding: '6px 28px 6px 12px', fontSize: '13px' },
  '.cm-panel.cm-search label': { fontSize: '12px' },
  '.cm-textfield': { height: '26px', border: '1px solid var(--edge-strong)', borderRadius: '4px', backgroundColor: 'var(--paper)', color: 'var(--ink)', font: '13px var(--font-ui)' },
  '.cm-button': { height: '26px', border: '1px solid var(--edge-strong)', borderRadius: '4px', background: 'var(--paper)', color: 'var(--ink)', font: '12px var(--font-ui)', cursor: 'pointer' },
  '.cm-searchMatch': { backgroundColor: 'var(--flash)' },
  '.cm-searchMatch-selected': { backgroundColor: 'color-mix(in srgb, var(--accent) 40%, transparent)' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
})

const highlight = HighlightStyle.define([
  { tag: tags.heading1, fontWeight: '700', fontSize: '1.25em' },
  { tag: tags.heading2, fontWeight: '700', fontSize: '1.12em' },
  { tag: [tags.heading3, tags.heading4], fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.quote, color: 'var(--ink-2)' },
  { tag: tags.link, color: 'var(--accent)' },
  { tag: tags.url, color: 'var(--ink-3)' },
  { tag: [tags.processingInstruction, tags.meta, tags.contentSeparator], color: 'var(--ink-3)' },
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--accent)' },
  { tag: [tags.string, tags.content], color: 'inherit' },
  { tag: tags.comment, color: 'var(--ink-3)' },
])

/** The look of the editor. */
export const look = [theme, syntaxHighlighting(highlight)]
