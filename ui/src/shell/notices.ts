/** What is told to a person in passing, and what went wrong. */

import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ErrorReport } from '@/contract'
import { isErrorReport } from '@/platform'
import { t } from '@/text'

/** Something that a person can do about a notice. */
export interface NoticeAction {
  label: string
  run: () => Promise<void>
}

/** One passing notice; `copy` is something a person may want to take along, a path. */
export interface Notice {
  id: number
  title: string
  text: string
  copy: string | null
  action: NoticeAction | null
}

const SHOWN_FOR = 6000

export const useNotices = defineStore('notices', () => {
  const notices = shallowRef<Notice[]>([])
  const error = shallowRef<ErrorReport | null>(null)
  let last = 0

  /** Shows a notice for some seconds. */
  function tell(title: string, text = '', copy: string | null = null, action: NoticeAction | null = null): void {
    const id = ++last
    // Only the newest offer stands: an older one would take back something else by now.
    const before = notices.value.slice(-2).map((notice) => (action === null ? notice : { ...notice, action: null }))
    notices.value = [...before, { id, title, text, copy, action }]
    setTimeout(() => dismiss(id), SHOWN_FOR)
  }

  function dismiss(id: number): void {
    notices.value = notices.value.filter((notice) => notice.id !== id)
  }

  /** Shows what went wrong; something stopped by the person is not wrong. */
  function report(thrown: unknown): void {
    const said = asReport(thrown)
    if (said.code !== 'cancelled') error.value = said
  }

  /** Does something and shows what goes wrong; undefined then. */
  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (thrown) {
      report(thrown)
      return undefined
    }
  }

  return { notices, error, tell, dismiss, report, attempt }
})

/** Anything thrown, said for a person. */
export function asReport(thrown: unknown): ErrorReport {
  if (isErrorReport(thrown)) return thrown
  const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
  return { code: 'internal', message: t('errors.unexpected'), hint: t('errors.unexpectedHint'), detail }
}
