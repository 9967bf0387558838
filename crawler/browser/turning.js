// Finds the control that turns a list's page and clicks it a moment later, so that a page that goes away
// does not take the answer along.  Says: clicked, end (nothing follows), unknown (a pager not understood), none.
() => {
  const shown = e => { const b = e.getBoundingClientRect(); const s = getComputedStyle(e);
    return b.width > 0 && b.height > 0 && s.visibility !== 'hidden' && s.display !== 'none'; };
  const names = e => [e.className, e.id].map(n => typeof n === 'string' ? n : '').join(' ');
  const off = e => { for (let n = e, i = 0; n && i < 2; n = n.parentElement, i++)
      if (n.disabled || n.getAttribute('aria-disabled') === 'true' || /(^|[\s_-])disabled?\b|nolink/i.test(names(n))
          || (n.hasAttribute && n.hasAttribute('disabled'))) return true;
    const s = getComputedStyle(e); return s.pointerEvents === 'none' || s.cursor === 'not-allowed'; };
  const PAGER = /pag(e|ing|ination|er|es)?(?![a-z])|pagin|fenye|laypage|turnpage/i;
  const pager = e => { for (let n = e, i = 0; n && n !== document.body && i < 4; n = n.parentElement, i++)
      if (PAGER.test(names(n))) return n; return null; };
  const form = e => e.closest('form') && (e.type === 'submit' || (e.tagName === 'BUTTON' && e.type !== 'button'));
  const words = e => (e.innerText || e.value || '').replace(/\s+/g, '').slice(0, 12);
  const NEXT = /^(下一?页|下一頁|后一?页|后页|next(page)?)[>»›→]*$/i, MORE = /^(点击)?(加载|查看|显示)更多[>»›…]*$/;
  const SIGN = /^(>|›|»|&gt;|→|>>)$/;
  const found = [], numbered = [];
  for (const e of document.querySelectorAll('a, button, input[type=button], li, span, i, b, strong, td, div, em, img')) {
    if (e.children.length > 2) continue;
    const text = words(e), hint = (e.getAttribute('title') || '') + '|' + (e.getAttribute('aria-label') || '') + '|' + (e.alt || '');
    const plain = e.tagName !== 'A' || !e.getAttribute('href') || /^(#|javascript:)/i.test(e.getAttribute('href'));
    const inside = pager(e);
    if (NEXT.test(text) && (plain || inside)) found.push([0, e]);
    else if (inside && /^(下一页|下页|next( page)?)$/im.test(hint.split('|').join('\n'))) found.push([1, e]);
    else if (inside && /(^|[\s_-])next\b/i.test(names(e)) && !/^\d+$/.test(text)) found.push([2, e]);
    else if (inside && SIGN.test(text)) found.push([3, e]);
    else if (MORE.test(text) && plain) found.push([4, e]);
    if (inside && /^\d{1,4}$/.test(text) && shown(e)) numbered.push([Number(text), e, names(e) + ' ' + names(e.parentElement)]);
  }
  const usable = found.filter(([, e]) => shown(e) && !form(e) && !found.some(([, o]) => o !== e && e.contains(o)))
    .sort((a, b) => a[0] - b[0]);
  const click = e => setTimeout(() => { if (e.tagName === 'A') e.removeAttribute('target'); e.click(); }, 0);
  for (const [, e] of usable) if (!off(e)) { click(e); return 'clicked'; }
  if (usable.length) return 'end';
  const linked = ([, e]) => e.closest('a') !== null, plain = numbered.filter(entry => !linked(entry));
  const here = numbered.find(([, , n]) => /(^|[\s_-])(active|current|cur|on|selected|now|is-active)(?![a-z])/i.test(n))
    || (plain.length === 1 && numbered.length > 1 ? plain[0] : undefined);
  const most = Math.max(0, ...numbered.map(([n]) => n));
  if (here) {
    if (here[0] >= most) return 'end';
    const next = numbered.find(([n, e]) => n === here[0] + 1 && !form(e));
    if (next) { click(next[1]); return 'clicked'; }
  }
  return most > 1 ? 'unknown' : 'none';
}
