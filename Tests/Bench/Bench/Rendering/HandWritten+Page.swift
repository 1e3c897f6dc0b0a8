// The frozen results page, from doctype to end, in the order of the page.

extension HandWritten {
    mutating func write(_ page: BenchPage, in frame: BenchFrame) {
        head(frame)
        bar(frame)
        raw("<main id=\"contenu\" tabindex=\"-1\">\n<div class=\"page\">\n")
        found(page, in: frame)
        raw("<div class=\"browse\">\n")
        filters(page)
        raw("<div class=\"browse-main\" id=\"resultats\" tabindex=\"-1\">\n")
        if let advice = page.advice {
            raw("<p class=\"advice\">")
            text(advice)
            raw("</p>\n")
        } else {
            raw("<ol class=\"results\" start=\"")
            text(page.firstRank)
            raw("\">\n")
            for row in page.rows { result(row, in: frame) }
            raw("</ol>\n")
        }
        if let pager = page.pager { self.pager(pager, in: frame) }
        raw("</div>\n</div>\n</div>\n\n</main>\n")
        foot(frame)
    }

    private mutating func head(_ frame: BenchFrame) {
        raw("<!DOCTYPE html>\n<html lang=\"fr\" data-accent=\"")
        text(frame.accent)
        raw(
            """
            " xmlns="http://www.w3.org/1999/xhtml">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>
            """)
        text(frame.title)
        raw("</title>\n")
        for sheet in frame.styleSheets {
            raw("<link rel=\"stylesheet\" href=\"")
            text(sheet)
            raw("\"/>\n")
        }
        raw("<link rel=\"icon\" type=\"image/svg+xml\" href=\"")
        text(frame.favicon)
        raw("\"/>\n\n<script src=\"")
        text(frame.script)
        raw("\" defer=\"defer\"></script>\n</head>\n<body>\n")
    }

    private mutating func bar(_ frame: BenchFrame) {
        raw(
            """
            <div class="skip"><a href="#contenu">Aller au contenu</a><a href="#resultats">Aller aux résultats</a></div>
            <header class="bar"><div class="bar-inner">
            <a class="brand" href="
            """)
        text(frame.brand.href)
        raw("\">")
        icon("lectern", of: frame)
        raw("<span>")
        text(frame.brand.label)
        raw("</span></a>\n")
        if let search = frame.search {
            raw("<div class=\"bar-search\"><form class=\"search\" action=\"")
            text(search.action)
            raw(
                """
                " method="get" role="search">
                <label class="unseen" for="q">Rechercher dans le catalogue</label>
                <input class="search-field" id="q" name="q" type="search" value="
                """)
            text(search.text)
            raw(
                """
                " placeholder="Titre, auteur, sujet…" autocomplete="off" spellcheck="false" enterkeyhint="search" maxlength="500"/>
                <button class="search-go" type="submit">
                """)
            icon("search", of: frame)
            raw("<span>Chercher</span></button>\n</form>\n</div>\n")
        }
        raw("</div></header>\n")
    }

    private mutating func found(_ page: BenchPage, in frame: BenchFrame) {
        raw("<div class=\"found\">\n<div class=\"found-row\">\n<h1><strong>")
        text(page.count)
        raw("</strong>")
        if let asked = page.asked {
            raw(" pour « ")
            text(asked)
            raw(" »")
        }
        raw(
            """
            </h1>
            <div class="sort"><label for="tri">Trier par</label>
            <select class="input" id="tri" name="tri" form="filters">

            """)
        for sort in page.sorts {
            raw("<option value=\"")
            text(sort.value)
            raw("\"")
            if sort.isSelected { raw(" selected=\"selected\"") }
            raw(">")
            text(sort.label)
            raw("</option>\n")
        }
        raw(
            """
            </select>
            <button class="button plain" type="submit" form="filters">Trier</button></div>
            </div>

            """)
        if let clear = page.clear {
            raw("<ul class=\"chips\" aria-label=\"Filtres actifs\">\n")
            for chip in page.chips {
                raw("<li><a class=\"chip\" href=\"")
                text(chip.href)
                raw("\"><span>")
                text(chip.label)
                raw("</span>")
                icon("cross", of: frame)
                raw("</a></li>\n")
            }
            raw("<li><a class=\"chip clear\" href=\"")
            text(clear)
            raw("\">Tout effacer</a></li>\n</ul>\n")
        }
        raw("</div>\n")
    }

    private mutating func foot(_ frame: BenchFrame) {
        raw("<footer class=\"foot\"><div class=\"foot-inner\">\n")
        for link in frame.links {
            raw("<a href=\"")
            text(link.href)
            raw("\">")
            text(link.label)
            raw("</a>\n")
        }
        raw("</div></footer>\n</body>\n</html>\n")
    }
}
