/** What the interface needs of its surroundings: the workbench, files, the window. */

import type { Commands, ErrorReport, Progress } from '@/contract'

/** What a person is picking a file for; the native dialog's title and file types follow from it. */
export type PickPurpose = 'import' | 'export' | 'markdown' | 'open' | 'backup'

/** How a call is followed and stopped. */
export interface CallOptions {
  /** Told how far a long piece of work has come. */
  onProgress?: (progress: Progress) => void
  /** Stops the work; what it has finished is kept. */
  signal?: AbortSignal
}

/** A file or folder dragged over the window. */
export type DropEvent = { type: 'over' } | { type: 'leave' } | { type: 'drop'; paths: string[] }

/** Ends what a subscription began. */
export type Unsubscribe = () => void

/** The surroundings of the interface. */
export interface Platform {
  /** Does one command of the contract; rejects with an {@link ErrorReport}. */
  call<K extends keyof Commands>(
    name: K,
    request: Commands[K]['request'],
    options?: CallOptions,
  ): Promise<Commands[K]['response']>
  /** Lets a person choose files (or one folder); empty when they change their mind. */
  pickFiles(purpose: 'import' | 'open', folder?: boolean): Promise<string[]>
  /** Lets a person choose where to write; null when they change their mind. */
  savePath(purpose: 'export' | 'markdown' | 'backup', suggestion: string): Promise<string | null>
  /** Address of a page image; `scale` is pixels per point. */
  pageUrl(revision: string, page: number, scale: number): string
  /** Follows files dragged over the window. */
  onDrop(listener: (event: DropEvent) => void): Promise<Unsubscribe>
  /** Waits for `settle` before the window closes, so that nothing typed is lost. */
  onCloseRequested(settle: () => Promise<void>): Promise<Unsubscribe>
}

/** Whether something thrown is the workbench's word for a person. */
export function isErrorReport(thrown: unknown): thrown is ErrorReport {
  return (
    typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown && 'hint' in thrown && 'detail' in thrown
  )
}
