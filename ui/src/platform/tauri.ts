/** The surroundings inside the Tauri window. Nothing else in the interface knows Tauri. */

import { Channel, convertFileSrc, invoke } from '@tauri-apps/api/core'
import { getCurrentWebview } from '@tauri-apps/api/webview'
import { getCurrentWindow } from '@tauri-apps/api/window'
import { open, save } from '@tauri-apps/plugin-dialog'
import type { Commands, Progress } from '@/contract'
import { t } from '@/text'
import type { CallOptions, PickPurpose, Platform } from './types'

let calls = 0

async function call<K extends keyof Commands>(
  name: K,
  request: Commands[K]['request'],
  options: CallOptions = {},
): Promise<Commands[K]['response']> {
  const number = ++calls
  const progress = new Channel<Progress>()
  // The answer can overtake the last reports of progress: nothing is told any more once it is here.
  let open = true
  progress.onmessage = (step) => {
    if (open) options.onProgress?.(step)
  }
  const stop = () => void invoke('cancel', { call: number })
  options.signal?.addEventListener('abort', stop)
  try {
    return await invoke<Commands[K]['response']>('call', { name, request, call: number, progress })
  } finally {
    open = false
    options.signal?.removeEventListener('abort', stop)
  }
}

/** What a test picked in place of a person; null outside debug builds. */
function picked(purpose: PickPurpose): Promise<string[] | null> {
  return invoke<string[] | null>('picked', { purpose })
}

const readable = ['txt', 'md', 'markdown', 'html', 'htm', 'docx', 'pdf', 'xlsx', 'xls', 'ods', 'csv', 'tsv']
const written = { export: 'pdf', markdown: 'md', backup: 'yaobao' } as const

async function pickFiles(purpose: 'import' | 'open', folder = false): Promise<string[]> {
  const chosen = await picked(purpose)
  if (chosen !== null) return chosen
  const files = purpose === 'import' ? readable : ['md', 'markdown']
  const answer = await open(
    folder
      ? { directory: true, multiple: true, title: t('pick.importFolder') }
      : {
          multiple: purpose === 'import',
          title: t(purpose === 'import' ? 'pick.import' : 'pick.open'),
          filters: [{ name: t(purpose === 'import' ? 'pick.documents' : 'pick.markdownFiles'), extensions: files }],
        },
  )
  if (answer === null) return []
  return Array.isArray(answer) ? answer : [answer]
}

async function savePath(purpose: 'export' | 'markdown' | 'backup', suggestion: string): Promise<string | null> {
  const chosen = await picked(purpose)
  if (chosen !== null) return chosen[0] ?? null
  const extension = written[purpose]
  return save({
    title: t(`pick.${purpose}`),
    defaultPath: suggestion,
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  })
}

/** The surroundings inside the Tauri window. */
export const tauriPlatform: Platform = {
  call,
  pickFiles,
  savePath,
  pageUrl: (revision, page, scale) => convertFileSrc(`page/${revision}/${page}?scale=${scale}`, 'yaobao'),
  onDrop: (listener) =>
    getCurrentWebview().onDragDropEvent(({ payload }) => {
      if (payload.type === 'drop') listener({ type: 'drop', paths: payload.paths })
      else listener({ type: payload.type === 'leave' ? 'leave' : 'over' })
    }),
  onCloseRequested: (settle) => getCurrentWindow().onCloseRequested(settle),
}
