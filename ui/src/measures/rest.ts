/** What a measure says beyond its head. */

import type { MeasureRow } from '@/contract'

/** The text behind the head, which the text begins with; without the sign between them. */
export function restOf({ head, text }: Pick<MeasureRow, 'head' | 'text'>): string {
  return text.startsWith(head) ? text.slice(head.length).replace(/^[。，：；、]+/, '') : text
}
