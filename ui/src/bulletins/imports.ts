/** Bringing documents in: one import at a time, with progress, a way to stop it, and the account afterwards. */

import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { ImportAccount, Progress } from '@/contract'
import { call, platform, type CallOptions } from '@/platform'
import { useLibrary } from '@/shell/library'
import { useNotices } from '@/shell/notices'
import { t } from '@/text'

export const useImports = defineStore('imports', () => {
  const running = ref(false)
  const stopping = ref(false)
  const progress = shallowRef<Progress | null>(null)
  const account = shallowRef<ImportAccount | null>(null)
  /** A text that is about to be brought in, perhaps still empty; null when nobody is at it. */
  const pasted = ref<string | null>(null)
  let control = new AbortController()
  const { attempt, tell } = useNotices()
  const library = useLibrary()

  async function run(work: (options: CallOptions) => Promise<ImportAccount>): Promise<void> {
    if (running.value) {
      tell(t('importing.busy'))
      return
    }
    control = new AbortController()
    running.value = true
    stopping.value = false
    progress.value = null
    const told = await attempt(() => work({ signal: control.signal, onProgress: (step) => { progress.value = step } }))
    running.value = false
    account.value = told ?? null
    await library.changed()
  }

  /** Brings in files and folders by their paths. */
  async function bringIn(paths: string[]): Promise<void> {
    if (paths.length > 0) await run((options) => call('import', { paths, encoding: null }, options))
  }

  /** Lets a person choose files or folders, and brings them in. */
  async function pick(folder: boolean): Promise<void> {
    const paths = await attempt(() => platform().pickFiles('import', folder))
    await bringIn(paths ?? [])
  }

  /** Brings in a text; without a name the back end makes one of its first line. */
  async function bringInText(name: string, text: string): Promise<void> {
    pasted.value = null
    await run((options) => call('import_text', { name, text }, options))
  }

  function stop(): void {
    stopping.value = true
    control.abort()
  }

  return { running, stopping, progress, account, pasted, bringIn, pick, bringInText, stop }
})
