/**
 * Parameters that say how a reader came to a page, not which page it is. They follow the lists that
 * browsers and their extensions keep: https://github.com/brave/brave-browser/wiki/Query-String-Filter,
 * https://docs.clearurls.xyz/, and what feeds of papers were seen to add.
 */
const names = new Set(
  (
    "fbclid gclid gclsrc gbraid wbraid dclid msclkid twclid ttclid tblci li_fat_id yclid ysclid _openstat igshid igsh " +
    "epik s_kwcid ef_id srsltid rdt_cid vmcid _ga _gl _branch_match_id _hsenc _hsmi hsctatracking mkt_tok " +
    "mc_cid mc_eid __s wickedid rb_clickid s_cid sc_cid sc_campaign sc_channel trk trkcampaign spm scm " +
    "ocid ncid cmpid cmp icid itid ito smid emc mbid tpcc srnd taid xtor wt_mc wtmc wt.mc_id wt.mc_ev ref_src ref_url " +
    "soc_src soc_trk tsrc .tsrc guccounter guce_referrer guce_referrer_sig nr_email_referer ns_campaign ns_mchannel " +
    "ns_source ns_linkname ns_fee feedtype xing_share fb_action_ids fb_action_types fb_ref fb_source ftag ftcamp " +
    "intcid int_cmp cx_testid cx_testvariant cx_artpos jsessionid phpsessid cfid cftoken"
  ).split(" "),
);

/** What the counters of one maker have in common: Google, AT Internet, Matomo, Olytics, Eloqua, HubSpot. */
const families = /^(?:(?:utm|at|itm|pk|piwik|mtm|matomo|hsa|oly|vero|stm)_|elq|__hs|aspsessionid)/i;

/** Parameters that are a way to the page only if they name one. */
const ways =
  /^(?:ref|referrer|referer|from|src|source|via|partner|feed|origin|medium|channel|campaign|share)$/i;
const wayValues =
  /^(?:rss|rss2|atom|feed|feeds|rssfeed|rss_feed|feedburner|newsletter|email|mail|twitter|x|facebook|fb|whatsapp|telegram|line|linkedin|reddit|social)$/i;

/** Whether a parameter of an address, as it is written there, has nothing to do with which page it is. */
export const isTracking = (name: string, value: string): boolean =>
  names.has(name.toLowerCase()) || families.test(name) || (ways.test(name) && wayValues.test(value));
