/**
 * Links to facts, shown as quiet chips: `[132.77亿元](yaobao:statistic/…)` looks like its text.
 *
 * The text inside a chip stays ordinary text, so input methods work in it as everywhere; only the link's brackets and
 * address are folded away, and the cursor steps over them.
 */

import { Prec, RangeSetBuilder, type EditorState, type Extension } from '@codemirror/state'
import { Decoration, EditorView, keymap, ViewPlugin, type Command, type DecorationSet, type ViewUpdate } from '@codemirror/view'
import type { FactKind } from '@/contract'

/** A link to a fact, in UTF-16 offsets of the document. */
export interface Chip {
  /** From `[` to the closing `)`. */
  from: number
  to: number
  /** The text within the brackets. */
  textFrom: number
  textTo: number
  kind: FactKind
  id: string
}

const LINK = /\[((?:[^[\]\\\n]|\\.)+)\]\(yaobao:(statistic|measure|excerpt)\/([0-9A-Za-z-]+)\)/g

/** The links to facts in a text that begins at `offset` of the document. */
export function chipsIn(text: string, offset = 0): Chip[] {
  return [...text.matchAll(LINK)].map((match) => {
    const [whole, label = '', kind, id = ''] = match
    const from = offset + match.index
    return { from, to: from + whole.length, textFrom: from + 1, textTo: from + 1 + label.length, kind: kind as FactKind, id }
  })
}

/** The chip that covers a position of the document. */
export function chipAt(state: EditorState, position: number): Chip | null {
  const line = state.doc.lineAt(position)
  return chipsIn(line.text, line.from).find((chip) => chip.from <= position && position <= chip.to) ?? null
}

const folded = Decoration.replace({})
const marks: Record<FactKind, Decoration> = {
  statistic: Decoration.mark({ class: 'cm-chip', attributes: { 'data-fact-kind': 'statistic' } }),
  measure: Decoration.mark({ class: 'cm-chip', attributes: { 'data-fact-kind': 'measure' } }),
  excerpt: Decoration.mark({ class: 'cm-chip', attributes: { 'data-fact-kind': 'excerpt' } }),
}

class ChipView {
  decorations: DecorationSet
  atoms: DecorationSet
  private stale = false

  constructor(view: EditorView) {
    [this.decorations, this.atoms] = draw(view)
  }

  update(update: ViewUpdate): void {
    // While an input method is composing, changing what is drawn around the cursor would tear its text apart.
    if (update.view.composing) {
      this.decorations = this.decorations.map(update.changes)
      this.atoms = this.atoms.map(update.changes)
      this.stale ||= update.docChanged
    } else if (update.docChanged || update.viewportChanged || this.stale) {
      [this.decorations, this.atoms] = draw(update.view)
      this.stale = false
    }
  }
}

function draw(view: EditorView): [DecorationSet, DecorationSet] {
  const all = new RangeSetBuilder<Decoration>()
  const atoms = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    // Whole lines, so that a link is never cut by the edge of what is in sight.
    const start = view.state.doc.lineAt(from).from
    const end = view.state.doc.lineAt(to).to
    for (const chip of chipsIn(view.state.doc.sliceString(start, end), start)) {
      all.add(chip.from, chip.textFrom, folded)
      all.add(chip.textFrom, chip.textTo, marks[chip.kind])
      all.add(chip.textTo, chip.to, folded)
      atoms.add(chip.from, chip.textFrom, folded)
      atoms.add(chip.textTo, chip.to, folded)
    }
  }
  return [all.finish(), atoms.finish()]
}

const plugin = ViewPlugin.fromClass(ChipView, {
  decorations: (value) => value.decorations,
  provide: (self) => EditorView.atomicRanges.of((view) => view.plugin(self)?.atoms ?? Decoration.none),
})

/** Deletes a chip whole where deleting a character would break its link. */
function deleteChip(forward: boolean): Command {
  return (view) => {
    const { main } = view.state.selection
    if (!main.empty || view.composing) return false
    const chip = chipAt(view.state, main.head)
    if (chip === null) return false
    const single = chip.textTo - chip.textFrom <= 1
    const breaks = forward
      ? main.head < chip.textFrom || (main.head >= chip.textTo && main.head < chip.to) || (single && main.head < chip.textTo)
      : main.head > chip.textTo || (main.head <= chip.textFrom && main.head > chip.from) || (single && main.head > chip.textFrom)
    if (!breaks) return false
    view.dispatch({ changes: { from: chip.from, to: chip.to }, userEvent: 'delete', scrollIntoView: true })
    return true
  }
}

/** Draws links to facts as chips. */
export function chips(): Extension {
  return [
    plugin,
    Prec.high(keymap.of([{ key: 'Backspace', run: deleteChip(false) }, { key: 'Delete', run: deleteChip(true) }])),
    EditorView.domEventHandlers({
      // Nothing need happen in the document when composing ends: an empty transaction lets the chips be drawn again.
      compositionend: (_, view) => void setTimeout(() => view.dispatch({})),
    }),
  ]
}
