/** Mending the open bulletin: every act can be taken back from the notice that says it was done. */

import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { EditArticleRequest, Mended, SplitRequest } from '@/contract'
import { call } from '@/platform'
import { useLibrary } from '@/shell/library'
import { useNotices } from '@/shell/notices'
import { useUndoing } from '@/shell/undoing'
import { t } from '@/text'
import { useReading } from './reading'

export const useMending = defineStore('mending', () => {
  const busy = ref(false)
  const { attempt, tell } = useNotices()
  const library = useLibrary()
  const reading = useReading()
  const undoing = useUndoing()

  /** Does something to the articles, shows the result and offers to take it back; says whether it was done. */
  async function mend(done: string, act: () => Promise<Mended>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    const mended = await attempt(act)
    busy.value = false
    if (mended === undefined) return false
    reading.show(mended.bulletin, mended.article)
    tell(done, mended.notes.join('\n'), null, await undoing.offer())
    await library.changed()
    return true
  }

  const split = (request: SplitRequest) => mend(t('mending.splitDone'), () => call('split_article', request))
  const merge = (articles: string[]) => mend(t('mending.mergeDone'), () => call('merge_articles', { articles }))
  const move = (article: string, to: number) => mend(t('mending.moveDone'), () => call('move_article', { article, to }))
  const edit = (request: EditArticleRequest) => mend(t('mending.editDone'), () => call('edit_article', request))
  const rereadFacts = (id: string) => mend(t('mending.rereadDone'), () => call('reread_article', { id }))

  /** Reads the bulletin again in an encoding; null lets the program find out. */
  async function reread(bulletin: string, encoding: string | null): Promise<void> {
    if (busy.value) return
    busy.value = true
    const answer = await attempt(() => call('reread_bulletin', { bulletin, encoding }))
    busy.value = false
    if (answer === undefined) return
    reading.show(answer.bulletin, null)
    const left = answer.bulletin.leftBehind.length
    const text = left > 0 ? t('mending.leftBehind', { count: left }) : ''
    tell(t('mending.encodingDone', { encoding: answer.bulletin.row.encoding }), text, null, await undoing.offer())
    await library.changed()
  }

  return { busy, split, merge, move, edit, rereadFacts, reread }
})
