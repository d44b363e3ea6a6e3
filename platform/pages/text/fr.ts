import type { Text } from './text.ts';

export const fr: Text = {
  direction: 'ltr',
  language: 'Français',
  layout: {
    name: 'Wasl',
    skip: 'Aller au contenu',
    pages: 'Pages',
    languages: 'Langue',
    home: 'Accueil',
    programme: 'Programme',
    verify: 'Vérifier un reçu',
    problems: 'Refus',
    notice: 'Avertissement',
  },
  home: {
    title: 'Un reçu que chacun peut vérifier',
    tagline: "Wasl relie les systèmes d'information et en laisse la preuve",
    what: [
      "Wasl relie les systèmes d'information des administrations, et chaque échange comme chaque dépôt laisse un reçu.",
      'Quiconque détient un reçu peut le vérifier hors ligne, des années plus tard, sans devoir se fier à cette plateforme.',
      "Les reçus reposent sur deux registres dont rien ne s'efface et que chacun peut copier\u00a0: celui des déclarations, en clair, et celui des reçus, sous une forme qui ne dit rien de leur contenu.",
    ],
    verify: 'Vérifier un reçu',
    programme: 'Le programme annoncé et ses engagements',
    noticeHeading: "Ce que ce site n'est pas",
    totalsHeading: "Ce que Wasl relie aujourd'hui",
    totalsLead:
      'Organismes, systèmes, services et conventions sont tous inscrits par une déclaration signée, que chacun peut lire.',
    totals: {
      organisations: 'organismes',
      systems: 'systèmes',
      services: 'services',
      agreements: 'conventions en vigueur',
    },
    directory: "L'annuaire complet (JSON)",
    logsHeading: 'Les deux registres de ce nœud',
    logsLead: 'Ces chiffres sont ceux des points de contrôle publics, signés par ce nœud.',
    log: {
      registry: {
        name: 'Registre des déclarations',
        holds: 'Organismes, clés et déclarations, en clair et signés par leurs responsables.',
      },
      receipts: {
        name: 'Registre des reçus',
        holds: 'Une inscription opaque par reçu\u00a0: ni nom, ni service, ni heure.',
      },
    },
    origin: 'Nom',
    size: 'Inscriptions',
    root: 'Racine',
    checkpoint: 'Point de contrôle public',
    unpublished: "Aucun point de contrôle n'est encore public.",
    cadence:
      "Le point de contrôle public paraît à un rythme régulier, pour ne pas révéler l'heure d'un échange.",
    trustHeading: 'Vérifier sans nous',
    trustLead:
      'Le fichier de confiance énumère les clés de ces registres et leurs témoins. Prenez-le à une source sûre, puis utilisez `wasl verify --policy FICHIER`, ou la page de vérification enregistrée sur votre appareil.',
    trustFile: 'Fichier de confiance de ce nœud',
    problems: 'Tous les refus, et que faire',
    node: 'Nœud',
  },
  problems: {
    title: 'Les refus et que faire',
    lead: "Lorsque la plateforme refuse une demande, elle l'indique par l'un de ces codes (RFC 9457).",
    variable: 'Les mots encadrés tiennent la place de ce que le refus nomme.',
    list: 'Tous les codes',
    status: 'Statut HTTP',
    remedy: 'Que faire',
  },
  verify: {
    title: 'Vérifier un reçu',
    lead: "Choisissez un fichier de reçu pour savoir s'il est authentique, ce qu'il prouve et ce qu'il ne prouve pas.",
    local: "Le fichier est lu sur cet appareil\u00a0: rien n'est envoyé.",
    offline: 'La page fonctionne hors ligne\u00a0: enregistrez-la sur votre appareil et conservez-la.',
    same: 'Elle exécute le même vérificateur que la commande `wasl verify`.',
    noScript:
      'Cette page vérifie sur votre appareil, avec JavaScript, qui est désactivé ici. Activez-le pour cette page, ou utilisez la commande `wasl verify --policy FICHIER REÇU.wasl`',
    notStarted:
      "Le vérificateur n'a pas démarré\u00a0: ce navigateur est sans doute trop ancien. Utilisez un navigateur plus récent, ou la commande `wasl verify --policy FICHIER REÇU.wasl`",
    choose: 'Choisir des fichiers de reçu',
    drop: 'Ou déposez ici un ou plusieurs fichiers `.wasl`.',
    results: 'Résultat',
    trustHeading: 'Sur quoi repose le verdict',
    trustLead: 'Sur ce seul fichier de confiance, jamais sur ce que le reçu dit de lui-même.',
    trustWarning:
      "Cette page et son fichier de confiance viennent du même serveur. Si vous ne vous fiez pas à ce serveur, chargez un fichier de confiance d'une autre source dans une copie de cette page à laquelle vous vous fiez, ou utilisez `wasl verify --policy FICHIER REÇU.wasl`",
    replaceHeading: 'Utiliser votre propre fichier de confiance',
    replace: 'Choisir un fichier de confiance',
    replaceDrop: 'Ou déposez-le sur ce panneau. Ne le prenez pas à qui vous a envoyé le reçu.',
    reset: 'Revenir au fichier de confiance de la page',
  },
};
