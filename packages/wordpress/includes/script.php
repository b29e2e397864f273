<?php
/**
 * The one script: a small classic loader that brings in the rest when the widget comes near the viewport.
 *
 * @package Unknot_Booking
 */

defined( 'ABSPATH' ) || exit;

/**
 * Makes the loader known. The shortcode enqueues it, so that no other page carries it.
 */
function unknot_register_script(): void {
	wp_register_script(
		'unknot-booking',
		// The version is in the path, so that the chunks the loader brings in change their addresses with it.
		plugins_url( 'assets/' . UNKNOT_BOOKING_VERSION . '/unknot.js', UNKNOT_BOOKING_FILE ),
		array(),
		UNKNOT_BOOKING_VERSION,
		// Before 6.3 the fifth parameter is $in_footer, and a filled array is true.
		array(
			'in_footer' => true,
			'strategy'  => 'defer',
		)
	);
}
add_action( 'init', 'unknot_register_script' );

/**
 * Keeps optimiser plugins from delaying, joining or rewriting the loader: each of them breaks booking widgets.
 *
 * @param string $tag    The script tag.
 * @param string $handle The script's handle.
 */
function unknot_protect_script_tag( $tag, $handle ) {
	if ( 'unknot-booking' !== $handle || ! is_string( $tag ) ) {
		return $tag;
	}
	$attributes = 'data-no-optimize="1" data-no-minify="1" data-cfasync="false"';
	if ( ! preg_match( '/\sdefer\b/', $tag ) ) {
		$attributes .= ' defer';
	}
	return (string) preg_replace( '/\ssrc=/', ' ' . $attributes . ' src=', $tag, 1 );
}
add_filter( 'script_loader_tag', 'unknot_protect_script_tag', 10, 2 );
