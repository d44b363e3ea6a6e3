export { type StartedTestCluster, startTestCluster, type TestCluster, testCluster } from './cluster.ts';
export { type TestStore, testStore } from './store.ts';
