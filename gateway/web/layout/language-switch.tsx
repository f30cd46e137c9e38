import { useLanguage } from '../i18n/language.tsx'

/** Named in the language that it leads to, since that is what its reader knows. */
export const LanguageSwitch = () => {
  const { language, choose } = useLanguage()
  return language === 'en'
    ? <button type="button" className="quiet" lang="zh-CN" onClick={() => choose('zh')}>中文</button>
    : <button type="button" className="quiet" lang="en" onClick={() => choose('en')}>English</button>
}
