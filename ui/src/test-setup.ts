import { beforeEach } from 'vitest'
import { usePlatform } from '@/platform'
import { memoryPlatform } from '@/platform/memory/memory'

beforeEach(() => usePlatform(memoryPlatform()))
