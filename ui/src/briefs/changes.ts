/** Differences of revisions, made short enough to be read. */

import type { StretchRow } from '@/contract'

/** A stretch as it is drawn; `…` stands for text that is the same and far from any change. */
export interface Part {
  change: StretchRow['change']
  text: string
}

const BESIDE = 40

/** Changes with some characters on either side of them; nothing when there is no change. */
export function excerpted(stretches: StretchRow[]): Part[] {
  if (stretches.every(({ change }) => change === 'same')) return []
  return stretches.map(({ change, text }, number) => {
    const characters = [...text]
    if (change !== 'same' || characters.length <= 2 * BESIDE) return { change, text }
    const head = number === 0 ? '' : characters.slice(0, BESIDE).join('')
    const tail = number === stretches.length - 1 ? '' : characters.slice(-BESIDE).join('')
    return { change, text: `${head}\n……\n${tail}`.trimStart() }
  })
}
