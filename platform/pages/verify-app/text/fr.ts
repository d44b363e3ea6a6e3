import type { AppText } from './text.ts';

export const fr: AppText = {
  locale: 'fr-MA',
  lack: {
    insecure:
      'Cette page est arrivée en HTTP simple, où les navigateurs ne donnent aucune cryptographie. Ouvrez-la en HTTPS, ou enregistrez-la sur votre appareil et ouvrez la copie, ou utilisez la commande `wasl verify --policy FICHIER REÇU.wasl`',
    'too-old':
      "Il manque à ce navigateur de quoi vérifier (les signatures Ed25519, ou la Base 64 des octets). Rien n'a été vérifié. Utilisez un navigateur plus récent, ou la commande `wasl verify --policy FICHIER REÇU.wasl`",
  },
  verifying: 'Vérification en cours…',
  counts: {
    valid: 'Valides\u00a0: {n}',
    invalid: 'Non valides\u00a0: {n}',
    unverified: 'Non vérifiés\u00a0: {n}',
  },
  tooMany: 'Seuls les {most} premiers fichiers sur {n} ont été pris. Donnez les autres ensuite.',
  unverified: {
    unread: {
      title: "Non vérifié\u00a0: le fichier n'a pas pu être lu",
      what: "C'est peut-être un dossier, ou il a été déplacé. Choisissez-le de nouveau.",
    },
    'trust-file': {
      title: "Non vérifié\u00a0: c'est un fichier de confiance",
      what: "Qui envoie un reçu ne doit pas choisir aussi à qui vous vous fiez\u00a0: un fichier de confiance n'est pris que seul, dans le panneau qui lui est réservé.",
    },
    defect: {
      title: 'Non vérifié\u00a0: le vérificateur lui-même a échoué',
      what: 'On ne peut rien conclure sur ce fichier. Rechargez la page, ou utilisez la commande `wasl verify --policy FICHIER REÇU.wasl`',
    },
  },
  card: {
    code: 'Code\u00a0:',
    remedy: 'Que faire\u00a0:',
    says: 'Ce que dit le reçu',
    steps: 'Ce qui a été contrôlé',
    state: { ok: 'Réussi\u00a0:', failed: 'Échec\u00a0:', skipped: 'Non atteint\u00a0:' },
    witnesses: 'Témoins',
    noWitness: "Aucun témoin indépendant de votre fichier de confiance n'a cosigné le registre des reçus.",
    json: 'Le contenu du reçu, tel qu’il a été inscrit',
    bytes: '{n} octets',
  },
  body: {
    kind: {
      label: 'Catégorie',
      statement: 'Déclaration inscrite au registre',
      exchange: 'Échange de données',
      refusals: 'Refus, comptés',
    },
    id: 'Reçu',
    node: 'Nœud',
    at: 'Inscrit, selon le nœud',
    registry: "Registre sur lequel il s'appuie",
    registryAt: '{origin}, taille {size}',
    organisation: 'Organisme',
    subject: 'Objet',
    action: {
      label: 'Effet',
      set: 'entre en vigueur',
      withdraw: 'retire la précédente',
      note: 'est dite une fois',
    },
    signedAt: 'Signée, selon le signataire',
    content: 'Contenu',
    signedWith: 'Clé signataire',
    refused: { code: 'Code du refus', minute: 'Minute', count: 'Nombre' },
    received: 'Demande reçue, selon le nœud',
    contract: 'Empreinte du contrat',
    request: 'Engagement de la demande',
    response: 'Engagement de la réponse',
  },
  trust: {
    ofPage: 'Il est arrivé avec cette page, du nœud {node}.',
    own: 'Le vôtre\u00a0: {name}',
    saved: 'Ceci est une copie enregistrée sur un appareil.',
    fingerprint: 'SHA-256 du fichier',
    logs: 'Registres de confiance',
    witnesses: 'Témoins connus',
    none: 'Aucun',
    sameOperator: "Tenu par l'exploitant d'un registre ci-dessus\u00a0: il ne compte pas pour ce registre.",
    rule: 'Témoins exigés',
    noRule: 'Aucun\u00a0: un reçu seulement inscrit est valide.',
    needs: 'Exigé\u00a0: {name}',
    group: '{name}\u00a0: au moins {threshold} parmi {members}',
    file: 'Le fichier lui-même',
    replaced: 'Les verdicts reposent désormais sur votre fichier de confiance {name}.',
    restored: 'Les verdicts reposent de nouveau sur le fichier de confiance de la page.',
    notTrustFile:
      "Ce n'est pas un fichier de confiance, donc rien n'a changé\u00a0: {name}. Le format est C2SP tlog-policy.",
    isReceipt: "C'est un reçu, et la confiance ne vient jamais d'un reçu\u00a0: {name}. Rien n'a changé.",
    unread: "Le fichier n'a pas pu être lu, donc rien n'a changé\u00a0: {name}.",
    oneOnly: "Donnez un seul fichier de confiance. Rien n'a changé.",
  },
};
