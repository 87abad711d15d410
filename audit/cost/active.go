package cost

import "github.com/gearaudit/gearaudit/audit/gear"

// activeFunctions are the functions of the equipment that the operators of the
// reference class replaced; what is passive, powers them, stands at customers'
// or only manages does not tell how much of a site is replaced.
var (
	activeFunctions = mustCodes(functions[:], "core_user_plane|core_control|core_subscriber_data|ims_voice|interconnect_gateway|ran_baseband|ran_radio_unit|"+
		"transport_high_rate_core|transport_backhaul|optical_dwdm|router_switch")
	activeRoles = mustCodes(roles[:], "ran|core|transport")
	waiting     = mustCodes(statuses[:], "planned|staged")
)

// Active returns the pieces of an item that count when a site's covered share
// is measured: active equipment of the mobile network that is installed. A
// component of another item is no piece of its own. It is the same for an item
// whoever made it, and cheap enough to ask for every row.
func Active(it *gear.Item) int64 {
	role, function := code(it, gear.Role), code(it, gear.Function)
	switch {
	case it.Known(gear.Parent) || !installed(it):
		return 0
	case function > 0 && activeFunctions.has(function):
		return it.Units()
	case function == 0 && role > 0 && activeRoles.has(role):
		return it.Units()
	default:
		return 0
	}
}

// installed reports whether an item is in the network, and not on its way to it.
func installed(it *gear.Item) bool {
	s := code(it, gear.Status)
	return s == 0 || !waiting.has(s)
}
