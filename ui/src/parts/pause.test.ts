import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { afterPause } from './pause'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

describe('afterPause', () => {
  it('works once, after the last touch', () => {
    const work = vi.fn()
    const pause = afterPause(800, work)
    pause.touch()
    vi.advanceTimersByTime(500)
    pause.touch()
    vi.advanceTimersByTime(799)
    expect(work).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('waits as long as an input method is composing', () => {
    let composing = true
    const work = vi.fn()
    afterPause(100, work, () => composing).touch()
    vi.advanceTimersByTime(1000)
    expect(work).not.toHaveBeenCalled()
    composing = false
    vi.advanceTimersByTime(100)
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('works at once when it is flushed, and not again', async () => {
    const work = vi.fn()
    const pause = afterPause(100, work)
    pause.touch()
    await pause.flush()
    vi.advanceTimersByTime(200)
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('has nothing to flush when nothing was touched', async () => {
    const work = vi.fn()
    await afterPause(100, work).flush()
    expect(work).not.toHaveBeenCalled()
  })
})
