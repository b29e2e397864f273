<?php
/**
 * Leaves nothing behind when the plugin is deleted.
 *
 * @package Unknot_Booking
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'unknot_booking_settings' );

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $unknot_site ) {
		delete_blog_option( $unknot_site, 'unknot_booking_settings' );
	}
}
