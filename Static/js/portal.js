// Small comforts of the portal; every page works without them.
(function () {
    "use strict";

    // Filters: ticking a box searches at once. The list is replaced in place and the box keeps the focus.
    var pending = 0;
    var request = null;
    var shown = location.search;

    document.addEventListener("change", function (event) {
        var box = event.target;
        if (!box.matches || !box.matches("#filters input[type=checkbox]")) { return; }
        clearTimeout(pending);
        pending = setTimeout(function () { search(box.form, box.id); }, 400);
    });

    // A grade stands for its classes: ticking it ticks them, and it is ticked when all of them are (L-04).
    document.addEventListener("change", function (event) {
        var box = event.target;
        var tree = box.closest ? box.closest("[data-tree]") : null;
        if (!tree) { return; }
        var grade = tree.querySelector("input[type=checkbox]");
        var classes = tree.querySelectorAll("ul input[type=checkbox]");
        if (box === grade) {
            classes.forEach(function (leaf) { leaf.checked = grade.checked; });
            grade.indeterminate = false;
            return;
        }
        var ticked = Array.prototype.filter.call(classes, function (leaf) { return leaf.checked; }).length;
        grade.checked = ticked === classes.length;
        grade.indeterminate = ticked > 0 && ticked < classes.length;
    });

    function search(form, focused) {
        var query = new URLSearchParams(new FormData(form)).toString();
        var address = form.action.split("?")[0] + "?" + query;
        if (request) { request.abort(); }
        request = new AbortController();
        fetch(address, { signal: request.signal, credentials: "same-origin" })
            .then(function (answer) {
                if (!answer.ok) { throw new Error(String(answer.status)); }
                return answer.text();
            })
            .then(function (text) { show(text, address, focused); })
            .catch(function (error) { if (error.name !== "AbortError") { location.assign(address); } });
    }

    function show(text, address, focused) {
        var fresh = new DOMParser().parseFromString(text, "text/html");
        var main = document.querySelector("main");
        var newMain = fresh.querySelector("main");
        if (!main || !newMain || !newMain.querySelector("#filters")) { location.assign(address); return; }
        var unfolded = Array.prototype.map.call(main.querySelectorAll("details[open][id]"), function (d) { return d.id; });
        history.pushState({}, "", address);
        shown = location.search;
        document.title = fresh.title;
        main.replaceWith(newMain);
        unfolded.forEach(function (id) {
            var details = document.getElementById(id);
            if (details) { details.open = true; }
        });
        var box = document.getElementById(focused) || document.getElementById("resultats");
        var fold = box ? box.closest("details") : null;
        if (fold) { fold.open = true; }
        if (box) { box.focus({ preventScroll: true }); }
        say(newMain.querySelector("h1").textContent.trim());
    }

    // Back and forward among our own searches; a mere jump inside the page changes nothing.
    window.addEventListener("popstate", function () { if (location.search !== shown) { location.reload(); } });

    // « Copier » beside a citation or a permalink: <button data-copy="id of what to copy" hidden>.
    function offerCopies() {
        if (!navigator.clipboard) { return; }
        document.querySelectorAll("button[data-copy]").forEach(function (button) { button.hidden = false; });
    }

    document.addEventListener("click", function (event) {
        var button = event.target.closest ? event.target.closest("button[data-copy]") : null;
        if (!button) { return; }
        var source = document.getElementById(button.dataset.copy);
        var words = source.value || source.textContent.trim();
        navigator.clipboard.writeText(words).then(function () { say(button.dataset.done); });
    });

    // « Imprimer »: <button data-print hidden>.
    document.querySelectorAll("button[data-print]").forEach(function (button) {
        button.hidden = false;
        button.addEventListener("click", function () { window.print(); });
    });

    // Suggestions while typing: a list under the search box, walked with the arrows; Enter opens the one that is
    // chosen, or searches when none is.
    document.querySelectorAll("input[data-suggestions]").forEach(suggest);

    function suggest(box) {
        var list = document.createElement("div");
        var options = [];
        var chosen = -1;
        var waiting = 0;
        var asking = null;
        list.className = "suggestions";
        list.id = "suggestions";
        list.hidden = true;
        list.setAttribute("role", "listbox");
        list.setAttribute("aria-label", "Suggestions");
        box.form.appendChild(list);
        box.setAttribute("role", "combobox");
        box.setAttribute("aria-autocomplete", "list");
        box.setAttribute("aria-expanded", "false");
        box.setAttribute("aria-controls", list.id);

        function close() {
            clearTimeout(waiting);
            if (asking) { asking.abort(); }
            list.hidden = true;
            options = [];
            choose(-1);
            box.setAttribute("aria-expanded", "false");
        }

        function choose(place) {
            options.forEach(function (option, index) { option.setAttribute("aria-selected", String(index === place)); });
            chosen = place;
            if (place < 0) { box.removeAttribute("aria-activedescendant"); return; }
            box.setAttribute("aria-activedescendant", options[place].id);
            options[place].scrollIntoView({ block: "nearest" });
        }

        function fill(groups) {
            list.textContent = "";
            options = [];
            groups.forEach(function (group, index) {
                var part = document.createElement("div");
                var name = document.createElement("div");
                part.setAttribute("role", "group");
                part.setAttribute("aria-labelledby", "suggestions-" + index);
                name.className = "suggestions-group";
                name.id = "suggestions-" + index;
                name.textContent = group.nom;
                part.appendChild(name);
                group.propositions.forEach(function (item) {
                    var option = document.createElement("div");
                    var precision = document.createElement("span");
                    var words = document.createElement("bdi");
                    option.className = "suggestion";
                    option.id = "suggestion-" + options.length;
                    option.setAttribute("role", "option");
                    option.setAttribute("aria-selected", "false");
                    option.dataset.href = item.lien;
                    words.textContent = item.texte;
                    option.appendChild(words);
                    precision.textContent = item.precision;
                    option.appendChild(precision);
                    part.appendChild(option);
                    options.push(option);
                });
                list.appendChild(part);
            });
            chosen = -1;
            list.hidden = options.length === 0;
            box.setAttribute("aria-expanded", String(options.length > 0));
            fit();
            if (options.length > 0) { say(options.length + (options.length < 2 ? " suggestion" : " suggestions")); }
        }

        // The list ends above the lower edge of what is seen, the keyboard of a phone included.
        function fit() {
            var view = window.visualViewport;
            var seen = view ? view.offsetTop + view.height : window.innerHeight;
            list.style.setProperty("--room", Math.floor(seen - list.getBoundingClientRect().top - 8) + "px");
        }

        function ask() {
            var text = box.value.trim();
            if (asking) { asking.abort(); }
            if (text.length < 2) { close(); return; }
            asking = new AbortController();
            fetch(box.dataset.suggestions + encodeURIComponent(text), { signal: asking.signal })
                .then(function (answer) { return answer.ok ? answer.json() : { groupes: [] }; })
                .then(function (answer) { if (document.activeElement === box) { fill(answer.groupes); } })
                .catch(function () { });
        }

        box.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(ask, 150); });
        box.addEventListener("blur", function () { setTimeout(close, 150); });
        box.form.addEventListener("submit", close);
        box.addEventListener("keydown", function (event) {
            if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); return; }
            if (list.hidden || options.length === 0) { return; }
            if (event.key === "ArrowDown" || event.key === "ArrowUp") {
                var step = event.key === "ArrowDown" ? 1 : -1;
                var next = chosen + step;
                event.preventDefault();
                choose(next >= options.length ? -1 : next < -1 ? options.length - 1 : next);
            } else if (event.key === "Enter" && chosen >= 0) {
                event.preventDefault();
                location.assign(options[chosen].dataset.href);
            }
        });
        list.addEventListener("mousedown", function (event) { event.preventDefault(); });
        list.addEventListener("click", function (event) {
            var option = event.target.closest(".suggestion");
            if (option) { location.assign(option.dataset.href); }
        });
    }

    // One polite voice for screen readers: <p id="voice" class="unseen" role="status"></p> at the end of the body.
    function say(words) {
        var voice = document.getElementById("voice");
        if (voice) { voice.textContent = ""; setTimeout(function () { voice.textContent = words; }, 50); }
    }

    offerCopies();
}());
