<?php
// A must-use plugin: WordPress' own calls home find nothing, every other request is written down.
add_action(
	'init',
	function () {
		foreach ( array( 'core', 'plugins', 'themes' ) as $what ) {
			remove_action( 'admin_init', "_maybe_update_$what" );
		}
	}
);
add_action(
	'wp_dashboard_setup',
	function () {
		remove_meta_box( 'dashboard_primary', 'dashboard', 'side' ); // It reads WordPress' news.
	}
);
remove_action( 'enqueue_block_editor_assets', 'wp_enqueue_editor_block_directory_assets' );
add_filter( 'pre_option_show_avatars', '__return_zero' );
add_filter(
	'pre_http_request',
	function ( $answer, $arguments, $url ) {
		if ( preg_match( '/(^|\.)wordpress\.org$/', (string) parse_url( $url, PHP_URL_HOST ) ) ) {
			return array(
				'headers'  => array(),
				'body'     => '',
				'response' => array(
					'code'    => 404,
					'message' => 'Not Found',
				),
				'cookies'  => array(),
				'filename' => null,
			);
		}
		file_put_contents( dirname( ini_get( 'error_log' ) ) . '/outgoing.log', $url . "\n", FILE_APPEND | LOCK_EX );
		return $answer;
	},
	10,
	3
);
