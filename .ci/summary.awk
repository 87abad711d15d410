# Reads the events of "go test -json": prints a line for each package, the
# output of whatever failed, and a summary. Exits with 1 unless tests ran and
# all of them passed.

function field(name,    key, rest) {
	key = "\"" name "\":\""
	if (!index($0, key)) return ""
	rest = substr($0, index($0, key) + length(key))
	if (name == "Output") sub(/"}$/, "", rest); else sub(/".*/, "", rest)
	return rest
}

function plain(text) {
	gsub(/\\n/, "\n", text); gsub(/\\t/, "\t", text); gsub(/\\"/, "\"", text)
	gsub(/\\u003c/, "<", text); gsub(/\\u003e/, ">", text); gsub(/\\u0026/, "\\&", text)
	gsub(/\\\\/, "\\", text)
	return text
}

function seconds() {
	if (!match($0, /"Elapsed":[0-9.]+/)) return "0"
	return substr($0, RSTART + 10, RLENGTH - 10)
}

!/^\{/ { print; next }

{
	action = field("Action"); test = field("Test"); key = field("Package") " " test
}

action == "build-output" { printf "%s", plain(field("Output")) }
action == "output" { said[key] = said[key] plain(field("Output")) }
action == "pass" && test != "" { passed++; delete said[key] }
action == "skip" && test != "" { skipped++; printf "skip  %s\n%s", key, said[key]; delete said[key] }
action == "fail" && test != "" { failed++; printf "FAIL  %s\n%s", key, said[key]; delete said[key] }

action == "pass" && test == "" { packages++; printf "ok    %s %ss\n", key, seconds(); delete said[key] }
action == "fail" && test == "" { broken++; printf "FAIL  %s\n%s", key, said[key]; delete said[key] }

END {
	printf "\n%d tests passed, %d failed, %d skipped, in %d packages", passed, failed, skipped, packages + broken
	if (broken) printf "; %d packages failed", broken
	print "."
	exit (failed || broken || !passed) ? 1 : 0
}
