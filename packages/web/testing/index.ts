export { assertAccessible } from './axe.ts';
export { launchChromium } from './chromium.ts';
export { assertNoSidewaysScroll, drop, openWatched, textOf } from './watched.ts';
