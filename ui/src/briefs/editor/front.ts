/** The front matter at the head of a brief: set small, and passed over when a brief is opened. */

import { RangeSetBuilder, StateField, type EditorState, type Text } from '@codemirror/state'
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view'

/** The longest front matter that is looked for, in lines. */
const MOST_LINES = 200

/** How many lines the front matter takes with both of its fences; 0 when there is none. */
export function frontLines(doc: Text): number {
  if (doc.line(1).text !== '---') return 0
  for (let number = 2; number <= Math.min(doc.lines, MOST_LINES); number++) {
    if (doc.line(number).text === '---') return number
  }
  return 0
}

/** Where the body begins: behind the front matter and the blank lines after it. */
export function bodyStart(doc: Text): number {
  let number = frontLines(doc) + 1
  while (number < doc.lines && doc.line(number).text.trim() === '') number++
  return number <= doc.lines ? doc.line(number).from : doc.length
}

const small = Decoration.line({ class: 'cm-front' })

/** Sets the front matter small. */
export const front = StateField.define<DecorationSet>({
  create: draw,
  update: (lines, transaction) => (transaction.docChanged ? draw(transaction.state) : lines),
  provide: (field) => EditorView.decorations.from(field),
})

function draw({ doc }: EditorState): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>()
  const count = frontLines(doc)
  for (let number = 1; number <= count; number++) {
    const { from } = doc.line(number)
    lines.add(from, from, small)
  }
  return lines.finish()
}
