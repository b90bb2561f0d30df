# shellcheck shell=sh
# Late-bound values that stand in facts and jail.conf: host names and addresses.

# Checks what stands in facts and jail.conf: letters that mean nothing to jail(8) and sh, in the form of
# what is expected there.
read_texts() {
    printf '%s\n' "$VALUES" | awk -F "$TAB" -v OFS="$TAB" -v work="$WORK" -v taken="$VALUES_TAKEN" "$BASE64"'
        BEGIN {
            for (i = 0; i < 256; i++) letter[i] = i > 31 && i < 127 ? sprintf("%c", i) : "\001"
        }
        function pair(key,    i) {
            for (i = 3; i <= NF; i++) if (index($i, key "=") == 1) return substr($i, length(key) + 2)
            return ""
        }
        function put(table, row) { print row > (work "/values." table) }

        table == "desired" && $1 == "late_bound" {
            names[++count] = $2
            jail[$2] = pair("jail"); kind[$2] = pair("kind"); member[$2] = pair("member"); prefix[$2] = pair("prefix")
        }
        table == "desired" && $1 == "jail_file" && pair("late_bound") != "" {
            files[++file_count] = pair("late_bound") OFS $2 OFS $3 OFS (pair("secret") == "" ? "open" : "secret")
            file_name[file_count] = pair("late_bound")
            what[file_count] = "jail " $2 ": file " $3
        }
        table == "kept" { kept[$1] = $2 }
        table == "values" && /^value / { name = substr($0, 7); sent[name] = 1; next }
        table == "values" && (name in kind) { base64[name] = base64[name] $0 }

        END {
            for (i = 1; i <= count; i++) judge(names[i])
            for (i = 1; i <= file_count; i++) {
                if (file_name[i] in sent || taken == "no") put("files", files[i])
                else put("errors", what[i] ": only Terraform knows what it holds, and sent nothing: terraform apply")
            }
        }
        function judge(name,    text, where, good) {
            where = "jail " jail[name] ": " member[name] ": "
            if (taken == "no" ? !(name in kept) : !(name in sent)) {
                put("errors", where "only Terraform knows it, and no value is known here: run terraform apply")
                return
            }
            text = taken == "no" ? kept[name] : decoded(base64[name])
            good = kind[name] == "hostname" ? is_hostname(text) : address_of(text, kind[name], prefix[name])
            if (good) put("texts", name OFS (kind[name] == "hostname" ? text : good))
            else put("errors", where shown(text) " from Terraform is no " expected(kind[name], prefix[name]))
        }
        function shown(text) {
            return length(text) > 80 || text ~ /[^ -~]/ ? "the value" : "\047" text "\047"
        }
        function expected(what, length_of_prefix) {
            if (what == "hostname") return "host name: letters, digits and hyphens, in labels with dots between them"
            what = what == "ip4" ? "IPv4 address: 10.0.0.2" : "IPv6 address: fd00::2"
            if (length_of_prefix != "") return what ", with a prefix length or without"
            return what ", with a prefix length and an interface (em0|) or without"
        }

        function is_hostname(text,    i, n, label) {
            if (text == "" || length(text) > 255) return 0
            n = split(text, label, ".")
            for (i = 1; i <= n; i++)
                if (label[i] !~ /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/ || length(label[i]) > 63) return 0
            return 1
        }
        # The address as it shall be written; nothing when it is none.
        function address_of(text, family, length_of_prefix,    at, interface, address, bits) {
            address = text
            if (at = index(address, "|")) {
                interface = substr(address, 1, at)
                address = substr(address, at + 1)
                if (length_of_prefix != "" || length(interface) > 16) return ""
                if (interface !~ /^[A-Za-z0-9_][A-Za-z0-9_.-]*\|$/ || interface ~ /^[0-9]+\|$/) return ""
            }
            bits = length_of_prefix == "" ? "" : "/" length_of_prefix
            if (at = index(address, "/")) {
                bits = substr(address, at)
                address = substr(address, 1, at - 1)
                if (bits !~ /^\/(0|[1-9][0-9]?[0-9]?)$/ || substr(bits, 2) + 0 > (family == "ip4" ? 32 : 128)) return ""
            }
            if (family == "ip4" ? !is_ip4(address) : !is_ip6(address)) return ""
            return interface address bits
        }
        # Of one machine: neither 0.0.0.0 nor multicast nor everybody.
        function is_ip4(text,    i, n, octet) {
            n = split(text, octet, ".")
            if (n != 4 || text == "0.0.0.0" || text == "255.255.255.255") return 0
            for (i = 1; i <= 4; i++) if (octet[i] !~ /^(0|[1-9][0-9]?[0-9]?)$/ || octet[i] + 0 > 255) return 0
            return octet[1] + 0 < 224 || octet[1] + 0 > 239
        }
        function is_ip6(text,    i, n, group, gaps, groups) {
            if (text !~ /^[0-9A-Fa-f:]+$/ || text ~ /:::/ || text ~ /^:[^:]/ || text ~ /[^:]:$/) return 0
            # Of one machine, and no IPv4 in disguise.
            if (text ~ /^[0:]+$/ || text ~ /^[Ff][Ff]..:/) return 0
            if (text ~ /^(0*:)+[Ff][Ff][Ff][Ff]:[0-9A-Fa-f]+:[0-9A-Fa-f]+$/) return 0
            gaps = gsub(/::/, ":-:", text)
            n = split(text, group, ":")
            for (i = 1; i <= n; i++) {
                if (group[i] == "-" || group[i] == "") continue
                if (length(group[i]) > 4) return 0
                groups++
            }
            return gaps == 0 ? groups == 8 : gaps == 1 && groups < 8
        }
    ' table=desired "$WORK/desired" table=kept "$WORK/values.kept" table=values -
}
