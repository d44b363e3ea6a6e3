import type { Messages } from './messages.ts';

export const fr: Messages = {
  direction: 'ltr',
  title: {
    logged: 'Reçu valide : inscrit au registre',
    witnessed: 'Reçu valide : attesté, témoins {counted} sur {of}',
    invalid: 'Reçu non valide selon votre fichier de confiance',
  },
  steps: {
    file: {
      label: 'Le fichier est intègre.',
      ok: 'Le fichier est intègre : {bytes} octets, et son empreinte concorde.',
    },
    body: {
      label: 'Le contenu est lisible.',
      ok: 'Le contenu est lisible : reçu {id} de {node}, daté du {at}.',
    },
    commitment: {
      label: "Le contenu correspond à l'inscription au registre.",
      ok: "Le contenu correspond à l'inscription au registre : il en ouvre l'engagement.",
    },
    'receipt-log': {
      label: 'Le registre des reçus est signé par une clé de confiance.',
      ok: 'Le registre des reçus est signé par une clé de confiance : {origin}, taille {size}.',
    },
    inclusion: {
      label: "L'inscription figure au registre des reçus.",
      ok: "L'inscription figure au registre des reçus, à l'indice {index}.",
    },
    'registry-log': {
      label: 'Le registre des déclarations est signé par une clé de confiance.',
      ok: 'Le registre des déclarations est signé par une clé de confiance : {origin}, taille {size}.',
    },
    'registry-head': {
      label: "L'état du registre des déclarations sur lequel s'appuie le reçu est authentique.",
      ok: "L'état du registre des déclarations sur lequel s'appuie le reçu est authentique : taille {size}.",
    },
    statements: {
      label: 'Les déclarations jointes étaient en vigueur dans cet état.',
      ok: 'Les déclarations jointes étaient en vigueur dans cet état ; présentées : {count} sur {of}.',
    },
    witnesses: {
      label: 'Les témoins indépendants sont en nombre suffisant.',
      ok: 'Les témoins indépendants suffisent à votre fichier de confiance : {counted} sur {of} pour le registre des reçus, {registry} sur {of} pour celui des déclarations.',
    },
  },
  rule: {
    label: 'La règle propre à cette catégorie de reçu est respectée.',
    ok: {
      statement: 'Déclaration sur {subject}, signée pour {organisation} avec la clé {signers}.',
      refusals:
        'Le nœud a compté {count} refus avec {code} dans la minute du {minute}, de demandeurs inconnus ou qui insistaient.',
      'exchange-answered':
        "Signé par {consumer} avec la finalité {purpose} ; la convention {agreement} était approuvée pour {provider}, et seuls des champs qu'elle cite sont sortis.",
      'exchange-refused':
        "Signé par {consumer} avec la finalité {purpose} ; le nœud l'a refusé sans solliciter {provider}, motif : {code}.",
      'exchange-failed':
        "Signé par {consumer} avec la finalité {purpose}, convenu selon {agreement} ; rien d'une réponse de {provider} n'est sorti, motif : {code}.",
      'exchange-unknown':
        "Signé par {consumer} avec la finalité {purpose}, convenu selon {agreement} ; on ignore si {provider} a agi, et rien n'est sorti ({code}).",
    },
  },
  exchange: {
    consumer: 'Qui a demandé',
    provider: 'À qui',
    operation: 'Opération',
    purpose: 'Pour quelle finalité',
    agreement: 'Selon quelle convention',
    version: '{agreement}, version {version}',
    noAgreement: "{agreement} : aucune convention de ce nom n'était en vigueur",
    legalBasis: 'Base légale',
    lawfulness: {
      label: 'Licéité, selon le nœud',
      'not-yet-checked': "pas encore vérifiée : il n'y avait pas de registre des traitements à consulter",
      lawful: 'traitement licite',
      unlawful: 'traitement illicite',
    },
    outcome: {
      label: 'Issue',
      answered: 'répondu : les champs convenus sont sortis',
      refused: 'refusé avant de solliciter le fournisseur : {code}',
      failed: "échec, rien n'est sorti : {code}",
      unknown: "inconnue : le fournisseur a pu agir, rien n'est sorti ({code})",
    },
    fields: 'Ce qui est sorti',
    noFields: 'aucun champ',
  },
  codes: {
    'file-too-large': {
      reason: "Le fichier dépasse 1 Mio, la limite d'un reçu.",
      remedy: "Vérifiez qu'il s'agit du bon fichier et demandez de nouveau le reçu au nœud.",
    },
    'file-version-unsupported': {
      reason: "La version de ce reçu n'est pas connue de ce vérificateur.",
      remedy: 'Vérifiez-le avec un vérificateur plus récent.',
    },
    'file-malformed': {
      reason: "Le fichier n'est pas un reçu, ou il a été altéré.",
      remedy: "Demandez de nouveau le reçu au nœud ; ne l'enregistrez pas depuis un éditeur de texte.",
    },
    'file-digest-mismatch': {
      reason: 'Le fichier a été altéré après son établissement : son empreinte ne concorde pas.',
      remedy: 'Demandez de nouveau le reçu au nœud.',
    },
    'body-malformed': {
      reason: 'Le contenu du reçu ne suit pas le format.',
      remedy: "Adressez-vous au nœud qui l'a délivré ; ne vous y fiez pas.",
    },
    'body-unsupported': {
      reason: "La catégorie de ce reçu n'est pas connue de ce vérificateur.",
      remedy: 'Vérifiez-le avec un vérificateur plus récent.',
    },
    'leaf-malformed': {
      reason: "L'inscription jointe ne suit pas le format.",
      remedy: "Adressez-vous au nœud qui l'a délivré ; ne vous y fiez pas.",
    },
    'commitment-mismatch': {
      reason: "Le contenu n'est pas celui qui a été inscrit.",
      remedy: "Ne vous y fiez pas : le contenu ou l'inscription a été remplacé.",
    },
    'receipt-log-untrusted': {
      reason: "Aucune clé de votre fichier de confiance n'a signé le registre des reçus.",
      remedy:
        'Vérifiez que votre fichier de confiance cite le registre des reçus de ce nœud ; prenez sa clé à une source sûre, jamais dans le reçu.',
    },
    'receipt-log-signature-invalid': {
      reason: 'Une signature du registre des reçus est fausse.',
      remedy:
        'Ne vous y fiez pas et conservez le fichier : il atteste une falsification ou une copie endommagée.',
    },
    'receipt-log-foreign': {
      reason: "Le registre joint n'est pas un registre des reçus du nœud que cite le reçu.",
      remedy: "Ne vous y fiez pas : on y a mis les preuves d'un autre registre.",
    },
    'receipt-not-included': {
      reason: "L'inscription ne figure pas au registre des reçus.",
      remedy: 'Ne vous y fiez pas : la preuve ne mène pas au registre signé.',
    },
    'registry-log-untrusted': {
      reason: "Aucune clé de votre fichier de confiance n'a signé le registre des déclarations.",
      remedy:
        'Vérifiez que votre fichier de confiance cite le registre des déclarations de ce nœud ; prenez sa clé à une source sûre, jamais dans le reçu.',
    },
    'registry-log-signature-invalid': {
      reason: 'Une signature du registre des déclarations est fausse.',
      remedy:
        'Ne vous y fiez pas et conservez le fichier : il atteste une falsification ou une copie endommagée.',
    },
    'registry-log-foreign': {
      reason: "Le registre joint n'est pas un registre des déclarations du nœud que cite le reçu.",
      remedy: "Ne vous y fiez pas : on y a mis les preuves d'un autre registre.",
    },
    'registry-head-mismatch': {
      reason: "Le registre des déclarations signé n'a jamais eu l'état sur lequel s'appuie le reçu.",
      remedy:
        'Ne vous y fiez pas et conservez le fichier : il a été falsifié, ou le nœud a montré deux registres différents.',
    },
    'registry-head-not-included': {
      reason: "L'inscription jointe ne figure pas au registre des déclarations.",
      remedy: 'Ne vous y fiez pas : la preuve ne mène pas au registre signé.',
    },
    'registry-entry-malformed': {
      reason: "L'inscription au registre des déclarations ne suit pas le format.",
      remedy: 'Signalez-le au nœud : son registre contient une inscription illisible.',
    },
    'statement-malformed': {
      reason: 'Une déclaration signée du reçu ne suit pas le format.',
      remedy: 'Ne vous y fiez pas ; signalez-le au nœud.',
    },
    'statement-not-current': {
      reason:
        "Une déclaration jointe n'était pas en vigueur dans l'état du registre sur lequel s'appuie le reçu.",
      remedy: 'Ne vous y fiez pas : une déclaration retirée ou remplacée a été présentée.',
    },
    'statement-organisation-mismatch': {
      reason: "La déclaration relève d'un autre organisme que celui que cite le reçu.",
      remedy: 'Ne vous y fiez pas ; signalez-le au nœud.',
    },
    'statement-id-mismatch': {
      reason: "L'identifiant de la déclaration n'est pas celui du reçu.",
      remedy: 'Ne vous y fiez pas ; signalez-le au nœud.',
    },
    'statement-time-mismatch': {
      reason: "La déclaration n'a pas été signée vers la date qu'indique le reçu.",
      remedy: 'Ne vous fiez pas à sa date ; faites contrôler les horloges du nœud et du signataire.',
    },
    'statement-signer-unknown': {
      reason: "Aucune clé habilitée de cet organisme, présentée comme en vigueur, n'a signé la déclaration.",
      remedy: "Ne vous y fiez pas : la clé peut être celle d'un autre organisme, retirée ou non habilitée.",
    },
    'statement-signature-invalid': {
      reason: 'La signature de la déclaration est fausse.',
      remedy:
        'Ne vous y fiez pas et conservez le fichier : il atteste une falsification ou une copie endommagée.',
    },
    'exchange-key-unknown': {
      reason: "La clé du système appelant n'est pas présentée comme en vigueur.",
      remedy: 'Ne vous y fiez pas : rien ne montre que cette clé était enregistrée pour le système cité.',
    },
    'exchange-key-not-valid': {
      reason: "La clé du système appelant n'était pas valable au moment de la signature.",
      remedy: 'Ne vous y fiez pas : la clé était alors révoquée, ou pas encore en usage.',
    },
    'exchange-signature-invalid': {
      reason: "La signature de l'appelant ne porte pas sur la demande que relate le reçu.",
      remedy:
        'Ne vous y fiez pas et conservez le fichier : la demande a été modifiée après sa signature, ou une autre clé a signé.',
    },
    'exchange-time-mismatch': {
      reason: "Les dates de l'échange se contredisent.",
      remedy: 'Ne vous fiez pas à sa date ; faites contrôler les horloges du nœud et du système appelant.',
    },
    'exchange-agreement-mismatch': {
      reason: "La convention présentée n'est pas celle que cite le reçu, ou ne concerne pas ces systèmes.",
      remedy: 'Ne vous y fiez pas : une autre convention a été présentée, ou celle-ci a été retenue.',
    },
    'exchange-agreement-not-approved': {
      reason: 'Rien ne montre que le fournisseur a approuvé exactement cette convention avec une clé à lui.',
      remedy:
        "Ne vous y fiez pas : le fournisseur a été sollicité selon des termes dont rien ne montre qu'il les a acceptés.",
    },
    'exchange-agreement-not-in-force': {
      reason:
        "La convention n'était pas en vigueur : la demande est arrivée hors de sa période, ou une suspension est présentée.",
      remedy: 'Ne le tenez pas pour un échange convenu ; demandez au nœud pourquoi il a transmis la demande.',
    },
    'exchange-terms-not-agreed': {
      reason: 'La convention ne prévoit pas cette finalité ou cette opération.',
      remedy: 'Ne le tenez pas pour un échange convenu ; demandez au nœud pourquoi il a transmis la demande.',
    },
    'exchange-contract-mismatch': {
      reason: "Le contrat n'est pas celui du service tel qu'il était enregistré.",
      remedy: 'Ne vous y fiez pas : la demande a été jugée selon un autre contrat que celui du fournisseur.',
    },
    'exchange-field-not-agreed': {
      reason: 'Un champ que la convention ne cite pas est sorti.',
      remedy:
        "Conservez le fichier : il montre qu'il est sorti plus que convenu. Signalez-le au fournisseur.",
    },
    'refusals-time-mismatch': {
      reason: "Le décompte précède la minute qu'il compte.",
      remedy: "Redemandez le reçu au nœud ; si l'échec persiste, le nœud est en défaut.",
    },
    'quorum-not-met': {
      reason:
        'Tout le reste concorde, mais trop peu de témoins indépendants ont cosigné le registre des reçus pour votre fichier de confiance.',
      remedy:
        'Si le reçu est récent, obtenez les cosignatures ultérieures par « wasl receipt refresh » et vérifiez de nouveau.',
    },
    'registry-quorum-not-met': {
      reason:
        'Tout le reste concorde, mais trop peu de témoins indépendants ont cosigné le registre des déclarations pour votre fichier de confiance.',
      remedy:
        'Si le reçu est récent, obtenez les cosignatures ultérieures par « wasl receipt refresh » et vérifiez de nouveau.',
    },
  },
  cosigned: 'Le témoin {name} a cosigné le registre des reçus à {time}, selon sa propre horloge.',
  notProvedHeading: "Ce qui n'est pas prouvé",
  notProved: {
    anything:
      'Rien n’est prouvé : selon votre fichier de confiance, rien de ce que dit ce fichier ne peut être retenu.',
    'content-true': 'Que ce qui a été déclaré est exact : le reçu prouve que cela a été déclaré et inscrit.',
    'nothing-omitted':
      "Que rien d'autre n'a eu lieu : ce qui se fait hors de la plateforme n'y laisse aucune trace, et des parties qui s'entendent peuvent omettre une inscription.",
    'exact-time':
      "L'heure exacte : la date est celle qu'affirme le nœud. Une cosignature montre seulement que l'inscription existait déjà.",
    'still-current':
      "Que les déclarations et les clés sont encore en vigueur aujourd'hui : elles l'étaient lors de l'inscription.",
    'registry-history':
      'Que chaque inscription antérieure du registre des déclarations a suivi les règles : ce registre est en clair, et quiconque en tient un miroir peut le contrôler.',
    'founder-identity':
      "Qui se tient derrière cet organisme : sa déclaration fondatrice est signée par la clé qu'elle désigne elle-même.",
    'refusal-founded': "Que le refus était fondé : son motif est celui qu'affirme le nœud.",
    'provider-answer':
      "Que le fournisseur a été sollicité et a répondu ainsi : seul le nœud l'affirme. Le fournisseur ne signe rien ici.",
    'not-suspended':
      "Qu'aucune partie n'avait suspendu la convention : aucune déclaration présentée ne le dit, et ce qui n'est pas présenté ne se voit pas ici. Le registre est en clair.",
    'processing-lawful':
      "Que le traitement était licite : le reçu répète ce que le nœud a constaté, qui peut être que personne n'avait vérifié.",
    'payload-absent':
      "Ce qui a été demandé et répondu, mot pour mot : le reçu n'en contient que des engagements. Qui a gardé un sel peut en ouvrir un et montrer le contenu.",
    'filing-receipt':
      "Qu'un dossier a été déposé : ceci n'est pas un récépissé de dépôt au sens de la loi 55-19.",
    witnessed: "Que chacun voit le même registre : aucun témoin indépendant ne l'a cosigné.",
    qualified: 'Un cachet ou un horodatage qualifié : ceux-ci sont non qualifiés au sens de la loi 43-20.',
  },
};
