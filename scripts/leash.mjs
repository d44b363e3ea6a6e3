// Loaded into what scripts/launch.mjs starts: when the launcher is killed outright, nothing else would tell
// the platform to stop, and it would go on holding its port and its database.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
