/** The one door between the interface and its surroundings. */

import type { Commands } from '@/contract'
import type { CallOptions, Platform } from './types'

export { isErrorReport } from './types'
export type { CallOptions, DropEvent, PickPurpose, Platform, Unsubscribe } from './types'

let current: Platform | undefined

/** Sets the surroundings; for the start of the program and for tests. */
export function usePlatform(platform: Platform): void {
  current = platform
}

/** The surroundings. */
export function platform(): Platform {
  if (current === undefined) throw new Error('the platform is used before it was chosen')
  return current
}

/** Chooses the surroundings: the Tauri window, or in a plain browser during development the double in memory. */
export async function choosePlatform(): Promise<void> {
  if (__MEMORY_PLATFORM__ && !('__TAURI_INTERNALS__' in globalThis)) {
    usePlatform((await import('./memory/memory')).memoryPlatform())
  } else {
    usePlatform((await import('./tauri')).tauriPlatform)
  }
}

/** Does one command of the contract; rejects with an `ErrorReport`. */
export function call<K extends keyof Commands>(
  name: K,
  request: Commands[K]['request'],
  options?: CallOptions,
): Promise<Commands[K]['response']> {
  return platform().call(name, request, options)
}
