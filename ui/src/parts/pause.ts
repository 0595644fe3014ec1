/** Work that waits for a pause in typing. */

/** Work that is put off. */
export interface Pause {
  /** Something changed: the work waits for the next pause. */
  touch(): void
  /** Does the work now if it is waiting; resolves when it is done. */
  flush(): Promise<void>
  /** Forgets the work. */
  drop(): void
}

/**
 * Does `work` when nothing was touched for `delay` milliseconds and `busy` says no.
 *
 * `busy` is how an input method that is composing keeps everything else quiet: what stands in the text then is not
 * what the person means.
 */
export function afterPause(delay: number, work: () => unknown, busy: () => boolean = () => false): Pause {
  let timer: ReturnType<typeof setTimeout> | undefined
  const drop = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const touch = () => {
    drop()
    timer = setTimeout(() => {
      if (busy()) touch()
      else {
        timer = undefined
        void work()
      }
    }, delay)
  }
  const flush = async () => {
    if (timer === undefined) return
    drop()
    await work()
  }
  return { touch, flush, drop }
}
