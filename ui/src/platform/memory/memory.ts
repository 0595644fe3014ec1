/** The surroundings in a plain browser: a double of the workbench for development and tests, never part of a release. */

import type { Commands } from '@/contract'
import type { CallOptions, Platform } from '../types'
import { handlers } from './handlers'
import { sampleLibrary, type MemoryLibrary } from './library'
import { pageImage } from './pages'

/** A double that can be looked into by tests. */
export interface MemoryPlatform extends Platform {
  library: MemoryLibrary
  /** Every call so far: its name and request. */
  calls: { name: keyof Commands; request: unknown }[]
}

/** A fresh library with the samples. */
export function memoryPlatform(library: MemoryLibrary = sampleLibrary()): MemoryPlatform {
  const answers = handlers(library)
  const calls: MemoryPlatform['calls'] = []
  return {
    library,
    calls,
    async call<K extends keyof Commands>(name: K, request: Commands[K]['request'], options: CallOptions = {}) {
      calls.push({ name, request })
      await Promise.resolve()
      return throughJson(await answers[name](throughJson(request), options))
    },
    pickFiles: (purpose) => Promise.resolve(purpose === 'import' ? ['/资料/县域改革观察.txt', '/资料/扫描件.pdf'] : ['/要报/草稿.md']),
    savePath: (_purpose, suggestion) => Promise.resolve(`/home/me/文档/${suggestion}`),
    pageUrl: (revision, page) => pageImage(library, revision, page),
    onDrop: () => Promise.resolve(() => undefined),
    onCloseRequested: () => Promise.resolve(() => undefined),
  }
}

/** What arrives at the other side: the shell sends everything as JSON. */
function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
