/** What stands in the library, and when it last changed. */

import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { LibraryStatus, TagRow } from '@/contract'
import { call } from '@/platform'
import { t } from '@/text'
import { useNotices } from './notices'

export const useLibrary = defineStore('library', () => {
  const status = shallowRef<LibraryStatus | null>(null)
  const tags = shallowRef<TagRow[]>([])
  /** Goes up whenever something in the library changed; lists watch it and read themselves again. */
  const version = ref(0)
  const { attempt, tell } = useNotices()

  /** Reads counts and tags again and lets every list do the same. */
  async function changed(): Promise<void> {
    version.value += 1
    await refresh()
  }

  /** At the start: reads what there is, then has the backup of the day made, for which nobody waits. */
  async function opened(): Promise<void> {
    await refresh()
    if (status.value?.shared) tell(t('settings.shared'))
    await attempt(() => call('back_up_daily', {}))
  }

  async function refresh(): Promise<void> {
    await attempt(async () => {
      const [now, all] = await Promise.all([call('library_status', {}), call('tags', {})])
      status.value = now
      tags.value = all
    })
  }

  return { status, tags, version, opened, changed, refresh }
})
