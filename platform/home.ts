import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, lockFolder, problemsOf } from '@wasl/kernel';
import { readWitnessFile, type WitnessFile } from '@wasl/ledger';
import { LogError } from '@wasl/log';
import { readRunFile } from './run-file.ts';

export const homeProblems = {
  'home-taken': {
    status: 409,
    title: {
      ar: 'توجد منصة أخرى قيد التشغيل في {home} ({where}).',
      fr: 'Une autre plateforme utilise déjà {home} ({where}).',
      en: 'Another platform is already running on {home} ({where}).',
    },
    remedy: {
      ar: 'أوقفوها أولا، أو اختاروا مجلدا آخر بواسطة WASL_HOME.',
      fr: "Arrêtez-la d'abord, ou choisissez un autre dossier avec WASL_HOME.",
      en: 'Stop it first, or choose another folder with WASL_HOME.',
    },
  },
  'witness-file-malformed': {
    status: 500,
    title: {
      ar: 'ملف الشهود {file} غير سليم: {why}.',
      fr: 'Le fichier des témoins {file} est mal formé : {why}.',
      en: 'The witness file {file} is malformed: {why}.',
    },
    remedy: {
      ar: 'صححوا السطر المذكور؛ الصيغة هي C2SP tlog-policy.',
      fr: 'Corrigez la ligne indiquée ; le format est C2SP tlog-policy.',
      en: 'Correct the line named; the format is C2SP tlog-policy.',
    },
  },
} as const;

export const homeProblem = problemsOf(homeProblems);

/** Makes the home where it is missing and takes it for this process; the function returned gives it back. */
export async function takeHome(home: string): Promise<() => void> {
  // Others may pass through but not look: PostgreSQL under root runs as another account, with its data below.
  await mkdir(home, { recursive: true, mode: 0o711 });
  const release = lockFolder(home);
  if (release !== null) return release;
  const run = await readRunFile(home);
  throw homeProblem('home-taken', { home, where: run === null ? '…' : run.url });
}

/** The witnesses an operator configured in `<home>/witnesses`, in the lines of a C2SP tlog-policy. */
export async function readWitnesses(home: string): Promise<WitnessFile> {
  const file = join(home, 'witnesses');
  try {
    return await readWitnessFile(await readFile(file, 'utf8').catch(orNull));
  } catch (error) {
    if (error instanceof LogError)
      throw homeProblem('witness-file-malformed', { file, why: error.message }, error);
    throw error;
  }
}

function orNull(error: unknown): null {
  if (hasCode(error, 'ENOENT')) return null;
  throw error;
}
