/** What a measure says beyond its head. */

import type { MeasureRow } from '@/contract'
import { t } from '@/text'

/** The text behind the head, which the text begins with; without the sign between them. */
export function restOf({ head, text }: Pick<MeasureRow, 'head' | 'text'>): string {
  return text.startsWith(head) ? text.slice(head.length).replace(/^[。，：；、]+/, '') : text
}

/** Who is to do it, by when, and what it is to reach, as far as the measure says so; empty text when it does not. */
export function duty({ actors, deadline, targets }: Pick<MeasureRow, 'actors' | 'deadline' | 'targets'>): string {
  const parts = [
    actors.length > 0 ? t('facts.actors', { list: actors.join('、') }) : '',
    deadline === null ? '' : t('facts.deadline', { period: deadline }),
    targets.length > 0 ? t('facts.targets', { list: targets.join('；') }) : '',
  ]
  return parts.filter((part) => part !== '').join('　')
}
