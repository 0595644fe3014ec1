/** Shows the source of a chip while the pointer rests on it. */

import { hoverTooltip, type EditorView, type Tooltip } from '@codemirror/view'
import { factOf, type KnownFact } from '@/facts/lookup'
import { call } from '@/platform'
import { t } from '@/text'
import { chipAt } from './chips'

/** The hover text; `open` goes to the place in the source. */
export function sources(open: (fact: KnownFact) => void) {
  return hoverTooltip(async (view, position): Promise<Tooltip | null> => {
    const chip = chipAt(view.state, position)
    if (chip === null) return null
    const fact = await factOf(chip.kind, chip.id)
    return { pos: chip.textFrom, end: chip.textTo, above: true, create: (at) => ({ dom: card(fact, at, open) }) }
  }, { hoverTime: 250 })
}

function card(fact: KnownFact | null, view: EditorView, open: (fact: KnownFact) => void): HTMLElement {
  const box = document.createElement('div')
  box.className = 'cm-source'
  if (fact === null) {
    box.append(line('cm-source-gone', t('editor.sourceGone')))
    return box
  }
  box.append(line(fact.rejected ? 'cm-source-head cm-rejected' : 'cm-source-head', fact.head), line('cm-source-quote', fact.quote), line('cm-source-from', fact.from))
  if (fact.rejected) box.append(line('cm-source-gone', t('writing.rejected')))
  const uses = line('cm-source-from', '')
  box.append(uses)
  // The card is there at once; where else the fact is used is written into it when it is known.
  void call('fact_uses', { kind: fact.kind, id: fact.id }).then((rows) => {
    uses.textContent = rows.length > 1 ? t('writing.usedIn', { titles: rows.map((row) => `《${row.title}》`).join('') }) : ''
  }, () => undefined)
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'plain'
  button.textContent = t('common.openSource')
  button.addEventListener('click', () => {
    view.dispatch({})
    open(fact)
  })
  box.append(button)
  return box
}

function line(name: string, text: string): HTMLElement {
  const element = document.createElement('p')
  element.className = name
  element.textContent = text
  return element
}
