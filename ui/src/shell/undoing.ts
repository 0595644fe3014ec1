/** Taking acts back and doing them again, over the whole library. */

import { defineStore } from 'pinia'
import { ref } from 'vue'
import { call } from '@/platform'
import { t } from '@/text'
import { useLibrary } from './library'
import { useNotices, type NoticeAction } from './notices'

export const useUndoing = defineStore('undoing', () => {
  const busy = ref(false)
  /** Goes up with every act that was taken back or done again. */
  const turns = ref(0)
  const { attempt, tell } = useNotices()
  const library = useLibrary()

  async function turn(name: 'undo' | 'redo'): Promise<void> {
    if (busy.value) return
    busy.value = true
    const answer = await attempt(() => call(name, {}))
    busy.value = false
    if (answer === undefined) return
    if (answer.act === null) {
      tell(t(name === 'undo' ? 'undoing.nothing' : 'undoing.nothingAgain'))
      return
    }
    const { name: words } = answer.act
    if (name === 'undo') tell(t('undoing.undone', { name: words }), answer.act.about, null, { label: t('undoing.redo'), run: redo })
    else tell(t('undoing.redone', { name: words }), answer.act.about, null, await offer())
    turns.value += 1
    await library.changed()
  }

  const undo = () => turn('undo')
  const redo = () => turn('redo')

  /** The button that takes back what was just done, and nothing that was done since. */
  async function offer(): Promise<NoticeAction | null> {
    const last = async () => (await attempt(() => call('history', {})))?.undo ?? null
    const act = await last()
    if (act === null) return null
    const run = async () => {
      const now = await last()
      if (now?.at === act.at && now.name === act.name) await undo()
      else tell(t('undoing.later'))
    }
    return { label: t('undoing.undo'), run }
  }

  return { busy, turns, undo, redo, offer }
})
