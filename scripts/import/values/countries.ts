import { lookup } from './lookup.ts'

/** ISO 3166-1 alpha-2 and alpha-3, side by side. */
const CODES =
  'ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU ' +
  'BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR ' +
  'CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY ' +
  'GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ' +
  'ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA ' +
  'LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER ' +
  'NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU ' +
  'RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF ' +
  'TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF ' +
  'WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE'

/** Names that sources use beside those of CLDR. States that are gone have codes of their own in ISO 3166-3. */
const otherName = lookup({
  usa: 'USA',
  'united states of america': 'USA',
  korea: 'KOR',
  'korea, republic of': 'KOR',
  swaziland: 'SWZ',
  "cote d'ivoire": 'CIV',
  'union of soviet socialist republics': 'SUN',
  zaire: 'ZAR',
})

const alpha3 = new Map(CODES.split(' ').map((pair) => [pair.slice(0, 2), pair.slice(2)] as const))
const english = new Intl.DisplayNames('en', { type: 'region' })
const byName = new Map([...alpha3].map(([code, three]) => [(english.of(code) ?? code).toLowerCase(), three] as const))

/** ISO 3166-1 alpha-3 of an English country name or an alpha-2 or alpha-3 code, or undefined where it is none. */
export const countryCode = (country: string): string | undefined => {
  const name = country.trim().toLowerCase()
  const code = name.toUpperCase()
  return alpha3.get(code) ?? otherName(name) ?? byName.get(name) ?? ([...alpha3.values()].includes(code) ? code : undefined)
}
