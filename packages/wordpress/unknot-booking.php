<?php
/**
 * Plugin Name:       Unknot Booking
 * Description:       Lets visitors book a massage on your site: they say what they need, pick a time that is really free, and leave with the appointment in their calendar.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            Unknot
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       unknot-booking
 * Domain Path:       /languages
 *
 * @package Unknot_Booking
 */

defined( 'ABSPATH' ) || exit;

define( 'UNKNOT_BOOKING_VERSION', '0.1.0' );
define( 'UNKNOT_BOOKING_FILE', __FILE__ );

require_once __DIR__ . '/includes/backend-address.php';
require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/script.php';
require_once __DIR__ . '/includes/fallback.php';
require_once __DIR__ . '/includes/attributes.php';
require_once __DIR__ . '/includes/shortcode.php';

if ( is_admin() ) {
	require_once __DIR__ . '/includes/connection.php';
	require_once __DIR__ . '/includes/settings-page.php';
}

/**
 * Reads the translations before anything prints a word.
 */
function unknot_load_translations(): void {
	load_plugin_textdomain( 'unknot-booking', false, dirname( plugin_basename( UNKNOT_BOOKING_FILE ) ) . '/languages' );
}
add_action( 'init', 'unknot_load_translations', 5 );
