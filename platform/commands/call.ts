import { resolve } from 'node:path';
import { type Answer, isSafe, METHODS, type Method } from '@wasl/client';
import { replaceFile } from '@wasl/kernel';
import { performCall } from '../cli/call.ts';
import { type Choice, chooseCall } from '../cli/call-choice.ts';
import { bodyLines, fieldsLine, keepReceipt, receiptLine, reportRefusal } from '../cli/call-report.ts';
import { type Command, type CommandContext, EXIT, type ExitCode } from '../cli/command.ts';
import { fetchContract, operationAt } from '../cli/contract.ts';
import { fieldsByOperation, type OperationFields } from '../cli/contract-fields.ts';
import { getDirectory, type ListedDirectory } from '../cli/directory.ts';
import { usageOf } from '../cli/help.ts';
import { findNode, type Node } from '../cli/node-api.ts';
import { listOption, NODE_OPTIONS, textOption } from '../cli/options.ts';
import { cliProblem } from '../cli/problems.ts';
import { readBody, readQuery } from '../cli/request-parts.ts';
import { say } from '../cli/say.ts';
import { findService } from '../cli/service.ts';
import { TEXTS } from '../cli/text/text.ts';

/** Calls a service through the node, and keeps the receipt of what was asked and answered. */
export const call: Command = {
  name: 'call',
  usage: '[ORG/]SERVICE/PATH',
  summary: {
    ar: 'يطلب خدمة عبر العقدة بموجب اتفاقية، ويعرض الجواب ووصله.',
    fr: "Appelle un service par le nœud, en vertu d'une convention, et montre la réponse et son reçu.",
    en: 'Calls a service through the node, under an agreement, and shows the answer and its receipt.',
  },
  details: [
    {
      ar: 'مثال: wasl call programme/commitments --param domain=facilities --receipt first.wasl',
      fr: 'Exemple : wasl call programme/commitments --param domain=facilities --receipt first.wasl',
      en: 'For example: wasl call programme/commitments --param domain=facilities --receipt first.wasl',
    },
  ],
  options: {
    param: {
      value: 'NAME=VALUE',
      repeated: true,
      about: {
        ar: 'وسيط من وسائط الطلب.',
        fr: 'Un paramètre de la requête.',
        en: 'A parameter of the query.',
      },
    },
    receipt: {
      value: 'FILE',
      about: {
        ar: 'الملف الذي يُحفظ فيه الوصل، ووصل الرفض كذلك.',
        fr: "Fichier où garder le reçu, celui d'un refus aussi.",
        en: 'File to keep the receipt in, that of a refusal too.',
      },
    },
    agreement: {
      value: 'ORG/NAME',
      about: {
        ar: 'الاتفاقية المعتمدة؛ وإلا فالوحيدة الصالحة.',
        fr: 'La convention invoquée ; sinon la seule qui convienne.',
        en: 'The agreement to ask under; otherwise the only one that fits.',
      },
    },
    purpose: {
      value: 'CODE',
      about: {
        ar: 'الغرض المصرح به؛ وإلا فغرض الاتفاقية.',
        fr: 'La finalité déclarée ; sinon celle de la convention.',
        en: 'The purpose to state; otherwise that of the agreement.',
      },
    },
    method: {
      value: 'METHOD',
      about: {
        ar: 'GET افتراضيا، وPOST مع محتوى.',
        fr: 'GET par défaut, POST avec un contenu.',
        en: 'GET by default, POST with a body.',
      },
    },
    body: {
      value: 'FILE',
      about: {
        ar: 'محتوى الطلب (JSON)؛ ويعني - المدخل القياسي.',
        fr: "Contenu de la demande (JSON) ; - lit l'entrée standard.",
        en: 'Body of the request (JSON); - reads standard input.',
      },
    },
    bytes: {
      value: null,
      about: {
        ar: 'المحتوى بايتات كما هي، لا JSON.',
        fr: 'Le contenu est fait d’octets, non de JSON.',
        en: 'The body is bytes as they are, not JSON.',
      },
    },
    key: {
      value: 'FILE',
      about: {
        ar: 'مفتاح النظام الطالب؛ وإلا فالموجود في WASL_HOME/keys.',
        fr: 'Clé du système appelant ; sinon celle de WASL_HOME/keys.',
        en: 'Key of the calling system; otherwise the one in WASL_HOME/keys.',
      },
    },
    out: {
      value: 'FILE',
      about: {
        ar: 'الملف الذي يُحفظ فيه الجواب.',
        fr: 'Fichier où garder la réponse.',
        en: 'File to keep the answer in.',
      },
    },
    quiet: {
      value: null,
      about: { ar: 'الجواب وحده.', fr: 'La réponse seule.', en: 'The answer alone.' },
    },
    ...NODE_OPTIONS,
  },
  positionals: [1, 1],
  async run(context) {
    const { positionals, values, cwd } = context;
    const query = readQuery(listOption(values, 'param'));
    const node = await findNode(context);
    const directory = await getDirectory(node);
    const choice = await chooseCall(node, directory, positionals[0] ?? '', {
      agreement: textOption(values, 'agreement'),
      key: textOption(values, 'key'),
      cwd,
    });
    const { agreement, path, key } = choice;
    const { organisation, service, major } = agreement.provider;
    const file = textOption(values, 'body');
    const method = methodOf(textOption(values, 'method'), file !== undefined);
    const outcome = await performCall(node, key, {
      service: `${organisation}/${service}/${major}`,
      path,
      method,
      query,
      agreement: agreement.id,
      purpose: textOption(values, 'purpose') ?? agreement.purpose.code,
      ...(file === undefined ? {} : { body: await readBody(cwd, file, values.bytes === true) }),
    });
    if (outcome.kind === 'answered')
      return answered(context, node, directory, choice, method, outcome.answer);
    reportRefusal(context, node, outcome.refusal);
    const receipt = textOption(values, 'receipt');
    const { exchange } = outcome.refusal;
    if (receipt !== undefined && exchange !== null) {
      await keepReceipt(node, key, exchange, receipt, cwd);
      context.report(receiptLine(exchange, receipt, context.language));
    }
    return EXIT.refused;
  },
};

function methodOf(named: string | undefined, hasBody: boolean): Method {
  const method = METHODS.find((known) => known === (named?.toUpperCase() ?? (hasBody ? 'POST' : 'GET')));
  if (method === undefined || (hasBody && isSafe(method))) {
    throw cliProblem('usage-wrong', { why: `--method ${named ?? ''}`, usage: usageOf(call) });
  }
  return method;
}

async function answered(
  context: CommandContext,
  node: Node,
  directory: ListedDirectory,
  { agreement, path, key }: Choice,
  method: Method,
  { body, exchange }: Answer,
): Promise<ExitCode> {
  const { values, cwd, json, language, print, report } = context;
  const out = textOption(values, 'out');
  const raw = body instanceof Uint8Array ? body : JSON.stringify(body);
  if (out !== undefined) await replaceFile(resolve(cwd, out), raw, 0o644);
  else if (json) print(typeof raw === 'string' ? raw : raw.toBase64());
  else for (const line of bodyLines(body, language)) print(line);
  const receipt = textOption(values, 'receipt');
  if (receipt !== undefined) await keepReceipt(node, key, exchange, receipt, cwd);
  if (values.quiet === true) return EXIT.ok;
  // A program reads the answer alone; what is said about it goes beside.
  const tell = json ? report : print;
  const fields = await fieldsOfCall(node, directory, agreement, method, path);
  if (!json) print('');
  if (fields !== undefined) tell(fieldsLine(fields, agreement.id, language));
  tell(say(TEXTS[language].exchange, { id: exchange }, language));
  tell(receiptLine(exchange, receipt, language));
  return EXIT.ok;
}

async function fieldsOfCall(
  node: Node,
  directory: ListedDirectory,
  agreement: Choice['agreement'],
  method: Method,
  path: string,
): Promise<OperationFields | undefined> {
  const { organisation, service, major } = agreement.provider;
  const { contract } = await fetchContract(
    node,
    findService(directory, `${organisation}/${service}/${major}`),
  );
  const operation = operationAt(contract, method, path)?.id;
  return fieldsByOperation(agreement, contract).find((fields) => fields.operation === operation);
}
