/**
 * Settings of a supervised server, given on its command line so that no edited file outranks them.
 * Sized for one small machine: about 30 MB at rest, no parallel workers, and connections for the pools of
 * one operator.
 */
export function settingsOf(
  major: number,
  socketFolder: string,
  logFolder: string,
): Readonly<Record<string, string>> {
  return {
    // A socket in a closed folder only: nothing listens on the network.
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '32MB',
    huge_pages: 'off',
    // Shared memory in the data folder: a server that is killed leaves nothing behind elsewhere.
    dynamic_shared_memory_type: 'mmap',
    maintenance_work_mem: '32MB',
    jit: 'off',
    max_worker_processes: '0',
    max_parallel_workers: '0',
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
    max_logical_replication_workers: '0',
    max_wal_senders: '0',
    autovacuum: 'on',
    autovacuum_max_workers: '2',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // One file per weekday, the next week overwrites it: the log cannot fill the disk.
    logging_collector: 'on',
    log_directory: logFolder,
    log_filename: 'postgresql-%u.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_file_mode: '0600',
    log_checkpoints: 'off',
    // DETAIL lines quote the values of a violated key: personal data has no place in a log.
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: '0',
    // Since 18 reads go through three worker processes by default; one small machine gains nothing by it.
    ...(major >= 18 ? { io_method: 'sync' } : {}),
  };
}
