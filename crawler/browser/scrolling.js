// Goes to the foot of the page and of every part that scrolls by itself, where lists without a pager load more.
() => { window.scrollTo(0, document.documentElement.scrollHeight);
  for (const e of document.querySelectorAll('div, ul, section, main'))
    if (e.scrollHeight > e.clientHeight + 40 && /auto|scroll/.test(getComputedStyle(e).overflowY)) e.scrollTop = e.scrollHeight; }
