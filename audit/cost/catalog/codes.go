package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// roles, functions, technologies and statuses are the closed values of these
// fields in the order of the field dictionary, which numbers them; a test
// holds the two together. They stand here so that a price needs no dictionary.
var (
	roles     = [...]string{"ran", "core", "transport", "access", "cpe", "video", "oss", "power", "terminal", "other"}
	Functions = [...]string{
		"core_user_plane", "core_control", "core_subscriber_data", "ims_voice", "interconnect_gateway", "lawful_intercept", "nfv_mano",
		"virtualisation", "oss_bss", "ems_nms", "ran_baseband", "ran_radio_unit", "ran_antenna_passive", "transport_high_rate_core",
		"transport_backhaul", "optical_dwdm", "router_switch", "access_olt", "access_ont_cpe", "access_dslam", "wifi_ap", "camera",
		"recorder", "two_way_radio", "optical_module", "managed_service", "service", "security_function", "terminal", "passive",
	}
	technologies = [...]string{"2g", "3g", "4g", "5g_nsa", "5g_sa", "fttp", "fttc", "copper", "cable", "microwave", "satellite"}
	statuses     = [...]string{"planned", "staged", "active", "offline", "decommissioning", "removed", "disposed"}
)

// codes is a set of closed values of a field by their code; bit 0 stands for a
// value that is not known. The empty set does not ask.
type codes uint64

func (c codes) has(code uint16) bool { return c == 0 || c&(1<<code) != 0 }

// of names the values of a set.
func (c codes) of(names []string) []string {
	var list []string
	for i, name := range names {
		if c&(1<<(i+1)) != 0 {
			list = append(list, name)
		}
	}
	return list
}

// codesOf reads a set written as names between bars; an empty name is a value
// that is not known.
func codesOf(names []string, text string) (codes, error) {
	if text == "" {
		return 0, nil
	}
	var c codes
	for name := range strings.SplitSeq(text, "|") {
		i := slices.Index(names, name)
		if i < 0 && name != "" {
			return 0, fmt.Errorf("%q is not one of %s", name, strings.Join(names, ", "))
		}
		c |= 1 << (i + 1)
	}
	return c, nil
}

// mustCodes is codesOf for sets that are written in this package.
func mustCodes(names []string, text string) codes {
	c, err := codesOf(names, text)
	if err != nil {
		panic(err)
	}
	return c
}
